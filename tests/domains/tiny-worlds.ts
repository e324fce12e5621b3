import { createDatabase, type Database } from '../../src/domains/engine/database.ts';
import { parseJson } from '../../src/python/parse-json.ts';

/** A shop with two customers, small enough to see every effect. */
export function tinyRetail(): Database {
  return database(`{
    "orders": {
      "#W1": {"order_id": "#W1", "user_id": "ann_1", "address": {"city": "Bern", "zip": "1"}, "items": [
        {"name": "Mug", "product_id": "20", "item_id": "201", "price": 10.1, "options": {"size": "S"}},
        {"name": "Mug", "product_id": "20", "item_id": "201", "price": 10.1, "options": {"size": "S"}}],
        "status": "pending", "payment_history": [
          {"transaction_type": "payment", "amount": 20.2, "payment_method_id": "gift_card_1"}]},
      "#W2": {"order_id": "#W2", "user_id": "ann_1", "items": [
        {"name": "Mug", "product_id": "20", "item_id": "201", "price": 10.1, "options": {"size": "S"}},
        {"name": "Lamp", "product_id": "30", "item_id": "301", "price": 5.0, "options": {}}],
        "status": "delivered", "payment_history": [
          {"transaction_type": "payment", "amount": 15.1, "payment_method_id": "credit_card_1"}]},
      "#W3": {"order_id": "#W3", "user_id": "bob_2", "items": [], "status": "pending", "payment_history": [
          {"transaction_type": "payment", "amount": 7.0, "payment_method_id": "paypal_2"},
          {"transaction_type": "payment", "amount": 1.0, "payment_method_id": "paypal_2"}]}
    },
    "products": {
      "30": {"name": "Lamp", "product_id": "30", "variants": {
        "301": {"item_id": "301", "options": {}, "available": true, "price": 5.0}}},
      "20": {"name": "Mug", "product_id": "20", "variants": {
        "203": {"item_id": "203", "options": {"size": "L"}, "available": true, "price": 30.45},
        "201": {"item_id": "201", "options": {"size": "S"}, "available": true, "price": 10.1},
        "202": {"item_id": "202", "options": {"size": "M"}, "available": false, "price": 12.0},
        "204": {"item_id": "204", "options": {"size": "XS"}, "available": true, "price": 8.13}}}
    },
    "users": {
      "ann_1": {"name": {"first_name": "Ann", "last_name": "Lee"}, "address": {"city": "Bern", "zip": "1"},
        "email": "Ann@Example.com", "payment_methods": {
          "gift_card_1": {"source": "gift_card", "id": "gift_card_1", "balance": 3},
          "gift_card_9": {"source": "gift_card", "id": "gift_card_9", "balance": 100},
          "credit_card_1": {"source": "credit_card", "id": "credit_card_1"},
          "paypal_1": {"source": "paypal", "id": "paypal_1"}}, "orders": ["#W1", "#W2"]},
      "bob_2": {"name": {"first_name": "Bob", "last_name": "Ray"}, "address": {"city": "Rome", "zip": "2"},
        "email": "bob@example.com", "payment_methods": {"paypal_2": {"source": "paypal", "id": "paypal_2"}}, "orders": ["#W3"]}
    }
  }`);
}

/** An airline with a direct flight, a connection over midnight, and one traveller. */
export function tinyAirline(): Database {
  const open = (price: number) =>
    `{"status": "available", "available_seats": {"economy": 2, "business": 1}, "prices": {"economy": ${price}, "business": 900}}`;
  const flight = (options: {
    number: string;
    from: string;
    to: string;
    leaves: string;
    lands: string;
    dates: string;
  }) =>
    `"${options.number}": {"flight_number": "${options.number}", "origin": "${options.from}", "destination": "${options.to}",
      "scheduled_departure_time_est": "${options.leaves}", "scheduled_arrival_time_est": "${options.lands}", "dates": {${options.dates}}}`;
  return database(`{
    "flights": {
      ${flight({ number: 'HAT1', from: 'BOS', to: 'DEN', leaves: '08:00:00', lands: '10:00:00', dates: `"2024-05-20": ${open(100)}, "2024-05-21": {"status": "cancelled"}` })},
      ${flight({ number: 'HAT2', from: 'BOS', to: 'ORD', leaves: '22:00:00', lands: '01:00:00+1', dates: `"2024-05-20": ${open(60)}, "2024-05-08": ${open(60)}` })},
      ${flight({ number: 'HAT3', from: 'ORD', to: 'DEN', leaves: '06:00:00', lands: '08:00:00', dates: `"2024-05-20": ${open(70)}, "2024-05-21": ${open(75)}, "2024-05-09": ${open(71)}` })}
    },
    "reservations": {
      "RES001": {"reservation_id": "RES001", "user_id": "ann_1", "origin": "BOS", "destination": "DEN", "cabin": "economy",
        "flights": [{"origin": "BOS", "destination": "DEN", "flight_number": "HAT1", "date": "2024-05-20", "price": 80}],
        "passengers": [{"first_name": "Ann", "last_name": "Lee", "dob": "1990-01-01"}],
        "payment_history": [{"payment_id": "credit_card_1", "amount": 80}], "total_baggages": 1, "nonfree_baggages": 0}
    },
    "users": {
      "ann_1": {"name": {"first_name": "Ann"}, "payment_methods": {
        "credit_card_1": {"source": "credit_card", "id": "credit_card_1"},
        "gift_card_1": {"source": "gift_card", "amount": 120, "id": "gift_card_1"},
        "certificate_1": {"source": "certificate", "amount": 50, "id": "certificate_1"}}, "reservations": ["RES001"]}
    }
  }`);
}

function database(text: string): Database {
  return createDatabase(parseJson(text) as unknown as Parameters<typeof createDatabase>[0]);
}
