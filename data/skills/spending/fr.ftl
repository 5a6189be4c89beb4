### What was spent.

# $what: all, category or merchant says which of $category and $merchant counts.
# $total: spent; $count: number of payments; $span: the days looked at.
spending-total = { $what ->
    [category] { $tone ->
        [brief] { $category } : { $total } ({ $span }).
       *[neutral] Vos dépenses « { $category } » : { $total } ({ $span }, { $count ->
            [one] { $count } paiement
           *[other] { $count } paiements
         }).
     }
    [merchant] { $tone ->
        [brief] { $merchant } : { $total } ({ $span }).
       *[neutral] Vous avez dépensé { $total } chez { $merchant } ({ $span }, { $count ->
            [one] { $count } paiement
           *[other] { $count } paiements
         }).
     }
   *[all] { $tone ->
        [brief] { $total } au total ({ $span }).
       *[neutral] Vous avez dépensé { $total } au total ({ $span }, { $count ->
            [one] { $count } paiement
           *[other] { $count } paiements
         }).
     }
 }
 .transactions = Voir les paiements
# $direction: more, less, same, against the same number of days before ($span). $difference is positive.
spending-compared = { $direction ->
    [more] C'est { $difference } de plus que sur la période précédente de même durée ({ $span }).
    [less] C'est { $difference } de moins que sur la période précédente de même durée ({ $span }).
   *[same] C'est autant que sur la période précédente de même durée ({ $span }).
 }
# $rows: the largest categories.
spending-breakdown = Voici vos principaux postes de dépense :
    { $rows }
 .rows = • { $category } : { $amount }
spending-none = { $what ->
    [category] Vous n'avez rien dépensé dans la catégorie « { $category } » ({ $span }).
    [merchant] Vous n'avez rien dépensé chez { $merchant } ({ $span }).
   *[all] Vous n'avez rien dépensé ({ $span }).
 }
# $merchant: the words that the customer used; nothing like it is among their payments.
spending-unknown-merchant = Je ne trouve pas « { $merchant } » parmi vos paiements. Le nom est-il écrit autrement sur votre relevé ?
