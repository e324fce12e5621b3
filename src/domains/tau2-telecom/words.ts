import type { DomainWords } from '../engine/domain.ts';

/** How people speak of phones, lines and bills. */
export const words: DomainWords = {
  topics: [
    { part: /roaming/, words: /\b(roam\w*|abroad|overseas|foreign|travel\w*|(another|other) countr\w+)\b/i },
    {
      part: /refuel|data_usage/,
      words:
        /\b(refuel\w*|top(ping)?[ -]?up|(more|extra|add\w*) data|gigabytes?|\d ?gb|data (limit|usage|allowance))\b/i,
    },
    { part: /suspend/, words: /\b(suspend\w*|suspension|paus\w+|lost|stolen|(put|place)\w* on hold)\b/i },
    { part: /resume/, words: /\b(resum\w*|reactivat\w*|unsuspend\w*|lift\w*|restor\w*|suspended|suspension)\b/i },
    { part: /payment|bills/, words: /\b(pay\w*|paid|bills?|overdue|invoices?|balance|owe\w*|settle\w*)\b/i },
    { part: /airplane/, words: /\b(air ?plane|aeroplane|flight) mode\b/i },
    { part: /data_saver|data_restriction/, words: /\b(data[ -]?sav\w*|restrict\w*|slow\w*)\b/i },
    {
      part: /toggle_data$/,
      words: /\b((mobile|cellular) data|data (is |connection |switch )?(on|off|enabled|disabled))\b/i,
    },
    { part: /wifi_calling/, words: /\bwi-?fi[ -]call\w*/i },
    { part: /wifi/, words: /\b(wi-?fi|wireless|hotspot)\b/i },
    { part: /vpn/, words: /\bvpns?\b/i },
    { part: /sim_/, words: /\b(e?sim( cards?)?|re-?seat\w*|pin|puk)\b/i },
    { part: /apn/, words: /\b(apn|access points?|mmsc)\b/i },
    {
      part: /reboot/,
      words: /\b(re-?boot\w*|re-?start\w*|turn\w* (it |your phone |the phone )?off and on|power cycl\w*)\b/i,
    },
    { part: /network_mode/, words: /\b([2345]g|lte|network (mode|type|preference))\b/i },
    { part: /permission|app_/, words: /\b(permissions?|apps?|messaging|storage|sms|allow\w*|grant\w*)\b/i },
    { part: /mms/, words: /\b(mms|(picture|multimedia|photo) messag\w*|send\w* (a )?(picture|photo|image)s?)\b/i },
    { part: /speed/, words: /\b(speed\w*|slow\w*|fast\w*|mbps)\b/i },
    { part: /status_bar|network_status/, words: /\b(status bar|signal|service|bars|connect\w*|network)\b/i },
  ],
  nameFields: ['full_name'],
  tellingFields: ['phone_number', 'status', 'total_due'],
};
