/** The demo's own log-in: who there is, and a token for one of them. A real bank's page has its own. */

export interface DemoAccount {
  id: string;
  kind: string;
  /** Masked. */
  iban: string | null;
  /** As people of the customer's country write it. */
  balance: string;
}

export interface DemoCustomer {
  id: string;
  name: string;
  language: string;
  country: string;
  accounts: DemoAccount[];
}

/** @throws Error when the server cannot be reached or answers with an error. */
export async function demoCustomers(): Promise<DemoCustomer[]> {
  const response = await fetch('/demo/customers');
  if (!response.ok) throw new Error(`demo customers: ${response.status}`);
  return (await response.json()) as DemoCustomer[];
}

/** @throws Error as `demoCustomers`. */
export async function demoToken(customer: string): Promise<string> {
  const response = await fetch('/demo/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ customer }),
  });
  if (!response.ok) throw new Error(`demo token: ${response.status}`);
  return ((await response.json()) as { token: string }).token;
}
