### Balances and payments.

# $account: name of an account; $balance: what is in it; $available: with the overdraft or credit limit.
# $more: yes when $available differs from $balance.
balance-one = { $tone ->
    [brief] { $account } : { $balance }.
   *[neutral] Solde de votre { $account } : { $balance }.
 }{ $more ->
    [yes] {" "}Avec votre découvert autorisé, vous disposez de { $available }.
   *[no] {""}
 }
# The account is a credit card: $balance is what is owed, $available what can still be spent.
balance-credit = Sur votre { $account }, vous devez { $balance } ; il vous reste { $available } à utiliser.
# $rows: one line for each account.
balance-list = Voici ce qu'il y a sur vos comptes :
    { $rows }
 .rows = • { $account } : { $balance }
# Asked for a kind of account that the customer does not have. $account: its name.
balance-no-account = Vous n'avez pas ce type de compte chez nous : { $account }. Voici ceux que vous avez :
    { $rows }
 .rows = • { $account } : { $balance }

# $count: how many there are in all; $rows: the newest few; $total: their sum, all of them; $span: the days looked at.
transactions-found = { $tone ->
    [brief] { $count ->
        [one] { $count } paiement ({ $span }), { $total } :
       *[other] { $count } paiements ({ $span }), { $total } au total :
     }
   *[neutral] { $count ->
        [one] J'ai trouvé { $count } paiement ({ $span }), { $total } :
       *[other] J'ai trouvé { $count } paiements ({ $span }), { $total } au total :
     }
 }
    { $rows }
 .rows = • { $date } : { $merchant }, { $amount }
# Said when nothing narrows the search: a sum over salary and rent together would mean nothing.
transactions-newest = Voici vos dernières opérations :
    { $rows }
 .rows = • { $date } : { $merchant }, { $amount }
# Added when not all are shown.
transactions-more = Je vous ai montré les { $shown } plus récents. Indiquez une enseigne, un mois ou un montant pour affiner.
transactions-none = Je ne trouve aucun paiement de ce genre ({ $span }).
# $currency: ISO code of the account's currency; another one was named.
transactions-foreign = Je ne peux chercher que par montants en { $currency }. Indiquez le montant dans cette devise, s'il vous plaît.
