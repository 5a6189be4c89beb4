### Balances and payments.

# $account: name of an account (feminine); $balance: what is in it; $available: with the overdraft or credit limit.
# $more: yes when $available differs from $balance.
balance-one = { $tone ->
    [brief] { $account }: { $balance }.
   *[neutral] En su { $account } hay { $balance }.
 }{ $more ->
    [yes] {" "}Con el límite acordado, puede disponer de { $available }.
   *[no] {""}
 }
# The account is a credit card: $balance is what is owed, $available what can still be spent.
balance-credit = En su { $account } debe { $balance }; aún puede disponer de { $available }.
# $rows: one line for each account.
balance-list = Esto es lo que hay en sus cuentas:
    { $rows }
 .rows = • { $account }: { $balance }
# Asked for a kind of account that the customer does not have. $account: its name.
balance-no-account = No tiene con nosotros este tipo de cuenta: { $account }. Estas son las que tiene:
    { $rows }
 .rows = • { $account }: { $balance }

# $count: how many there are in all; $rows: the newest few; $total: their sum, all of them; $span: the days looked at.
transactions-found = { $tone ->
    [brief] { $count ->
        [one] Un pago ({ $span }), { $total }:
       *[other] { $count } pagos ({ $span }), { $total } en total:
     }
   *[neutral] { $count ->
        [one] He encontrado un pago ({ $span }), { $total }:
       *[other] He encontrado { $count } pagos ({ $span }), { $total } en total:
     }
 }
    { $rows }
 .rows = • { $date }: { $merchant }, { $amount }
# Said when nothing narrows the search: a sum over salary and rent together would mean nothing.
transactions-newest = Estos son sus últimos movimientos:
    { $rows }
 .rows = • { $date }: { $merchant }, { $amount }
# Added when not all are shown.
transactions-more = Le muestro los { $shown } más recientes. Si me dice un comercio, un mes o un importe, puedo afinar la búsqueda.
transactions-none = No encuentro ningún pago así ({ $span }).
# $currency: ISO code of the account's currency; another one was named.
transactions-foreign = Solo puedo buscar por importes en { $currency }. Indíqueme el importe en esa moneda, por favor.
