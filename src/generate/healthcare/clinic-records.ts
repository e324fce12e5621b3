/** Records of the clinic's tables as its files hold them. Amounts are whole dollars, dates `2024-06-14`, times `14:30`. */
export interface Patient {
  readonly patient_id: string;
  readonly name: PersonName;
  readonly date_of_birth: string;
  readonly phone: string;
  readonly email: string;
  readonly address: Address;
  readonly pharmacy: string;
  readonly primary_provider: string;
  readonly insurance: { readonly plan_id: string; readonly member_id: string; readonly active: boolean };
  readonly referrals: readonly { readonly specialty: string; readonly valid_until: string }[];
  /** Only for those under 18. */
  readonly guardian: Contact | null;
  /** Who else may speak for an adult. */
  readonly authorized_contact: Contact | null;
}

export interface PersonName {
  readonly first_name: string;
  readonly last_name: string;
}

export interface Address {
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

export interface Contact {
  readonly name: string;
  readonly relationship: string;
}

export interface Provider {
  readonly provider_id: string;
  readonly name: string;
  readonly specialty: string;
  readonly field: 'primary_care' | 'specialist';
  readonly ages: { readonly from: number; readonly to: number };
  readonly accepts_new_patients: boolean;
  readonly telehealth: boolean;
  readonly accepted_plans: readonly string[];
  /** Sessions such as `08:00-12:00` by weekday; a weekday that is absent is free. */
  readonly hours: Readonly<Record<string, readonly string[]>>;
  readonly days_off: readonly string[];
}

export interface InsurancePlan {
  readonly plan_id: string;
  readonly name: string;
  readonly referral_required: boolean;
  readonly covers: readonly VisitType[];
  readonly copay: {
    readonly primary_care: number;
    readonly specialist: number;
    readonly annual_physical: number;
    readonly telehealth: number;
  };
}

export type VisitType = 'new_patient' | 'follow_up' | 'annual_physical' | 'telehealth';

export interface Appointment {
  readonly appointment_id: string;
  readonly patient_id: string;
  readonly doctor: string;
  readonly date: string;
  readonly time: string;
  readonly minutes: number;
  readonly type: VisitType;
  readonly status: 'scheduled' | 'completed' | 'cancelled' | 'no_show';
  readonly times_moved: number;
  readonly waitlist: boolean;
  readonly late_fee: number;
}

export interface Prescription {
  readonly prescription_id: string;
  readonly patient_id: string;
  readonly medication: string;
  readonly strength: string;
  readonly controlled: boolean;
  readonly prescribed_by: string;
  readonly status: 'active' | 'discontinued' | 'refill_requested';
  readonly refills_left: number;
  readonly days_supply: number;
  readonly last_filled: string;
  readonly expires: string;
}

export interface TestResult {
  readonly test_id: string;
  readonly patient_id: string;
  readonly name: string;
  readonly ordered_by: string;
  readonly collected_on: string;
  readonly status: 'released' | 'under_review' | 'pending';
  readonly value: string | null;
  readonly usual_range: string;
}
