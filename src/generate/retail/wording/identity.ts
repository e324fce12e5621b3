import type { Scene } from '../scene.ts';

/** Who the customer is and what they can prove it with: email, or name and zip code, with or without the user id. */
export function identity({ customer, choose }: Scene): string {
  const { first_name: first, last_name: last } = customer.name;
  const name = `${first} ${last}`;
  const { email, userId } = customer;
  const { city, zip } = customer.address;
  return choose('identity', [
    `You are ${name} and your zip code is ${zip}.`,
    `You are ${name}, and your email address is ${email}.`,
    `You are ${name} from ${city}, zip code ${zip}. You have forgotten which email address you signed up with.`,
    `You are ${name} (${email}).`,
    `You are ${name}. If you are asked who you are, you give your email address, ${email}.`,
    `You are ${name}, user id ${userId}. You think the id should be enough, but if it is not you give your zip code, ${zip}.`,
    `You are ${first}, last name ${last}, and you live in ${city} (${zip}).`,
    `You are ${name}. You prefer not to hand out your email address, so you identify yourself by your name and zip code ${zip}.`,
    `You are ${name} and you write from ${email}.`,
    `You are ${name}. You start with your user id, ${userId}; on request you add that your email is ${email}.`,
    `You are ${name}, living in zip code ${zip}.`,
    `You are ${name} from ${city}. Your zip code is ${zip}.`,
    `You are ${name}; your email is ${email}.`,
    `You are ${name}. Your account runs under ${email}.`,
    `You are ${name}, zip ${zip}.`,
    `You are ${name}, a customer from ${city} with the zip code ${zip}.`,
    `You are ${name} and you signed up as ${email}.`,
    `You are ${name}. At first you give the email address ${first.toLowerCase()}@mail.example, which the shop will not know; then you remember that your zip code is ${zip}.`,
  ]);
}
