### What was spent.

# $what: all, category or merchant says which of $category and $merchant counts.
# $total: spent; $count: number of payments; $span: the days looked at.
spending-total = { $what ->
    [category] { $tone ->
        [brief] { $total } en { $category } ({ $span }).
       *[neutral] Ha gastado { $total } en { $category } ({ $span }, { $count ->
            [one] un pago
           *[other] { $count } pagos
         }).
     }
    [merchant] { $tone ->
        [brief] { $total } en { $merchant } ({ $span }).
       *[neutral] Ha gastado { $total } en { $merchant } ({ $span }, { $count ->
            [one] un pago
           *[other] { $count } pagos
         }).
     }
   *[all] { $tone ->
        [brief] { $total } en total ({ $span }).
       *[neutral] Ha gastado { $total } en total ({ $span }, { $count ->
            [one] un pago
           *[other] { $count } pagos
         }).
     }
 }
 .transactions = Ver los pagos
# $direction: more, less, same, against the same number of days before ($span). $difference is positive.
spending-compared = { $direction ->
    [more] Son { $difference } más que en el periodo anterior de la misma duración ({ $span }).
    [less] Son { $difference } menos que en el periodo anterior de la misma duración ({ $span }).
   *[same] Es lo mismo que en el periodo anterior ({ $span }).
 }
# $rows: the largest categories.
spending-breakdown = La mayor parte se fue aquí:
    { $rows }
 .rows = • { $category }: { $amount }
spending-none = { $what ->
    [category] No ha gastado nada en { $category } ({ $span }).
    [merchant] No ha gastado nada en { $merchant } ({ $span }).
   *[all] No ha gastado nada ({ $span }).
 }
# $merchant: the words that the customer used; nothing like it is among their payments.
spending-unknown-merchant = No encuentro «{ $merchant }» entre sus pagos. ¿Puede que en el extracto aparezca con otro nombre?
