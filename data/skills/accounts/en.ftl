### Balances and payments.

# $account: name of an account; $balance: what is in it; $available: with the overdraft or credit limit.
# $more: yes when $available differs from $balance.
balance-one = { $tone ->
    [brief] { $account }: { $balance }.
   *[neutral] Your { $account } has { $balance }.
 }{ $more ->
    [yes] {" "}With your agreed limit, { $available } is available.
   *[no] {""}
 }
# The account is a credit card: $balance is what is owed, $available what can still be spent.
balance-credit = On your { $account } you owe { $balance }; { $available } is still available.
# $rows: one line for each account.
balance-list = Here's what is in your accounts:
    { $rows }
 .rows = • { $account }: { $balance }
# Asked for a kind of account that the customer does not have. $account: its name.
balance-no-account = You don't have this kind of account with us: { $account }. Here's what you have:
    { $rows }
 .rows = • { $account }: { $balance }

# $count: how many there are in all; $rows: the newest few; $total: their sum, all of them; $span: the days looked at.
transactions-found = { $tone ->
    [brief] { $count ->
        [one] One payment ({ $span }), { $total }:
       *[other] { $count } payments ({ $span }), { $total } in all:
     }
   *[neutral] { $count ->
        [one] I found one payment ({ $span }), { $total }:
       *[other] I found { $count } payments ({ $span }), { $total } in all:
     }
 }
    { $rows }
 .rows = • { $date }: { $merchant }, { $amount }
# Said when nothing narrows the search: a sum over salary and rent together would mean nothing.
transactions-newest = Here are your latest transactions:
    { $rows }
 .rows = • { $date }: { $merchant }, { $amount }
# Added when not all are shown.
transactions-more = I've shown the newest { $shown }. Name a shop, a month or an amount to narrow it down.
transactions-none = I find no payment like that ({ $span }).
# $currency: ISO code of the account's currency; another one was named.
transactions-foreign = I can only search by amounts in { $currency }. Please name the amount in that currency.
