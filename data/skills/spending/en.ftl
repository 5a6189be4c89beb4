### What was spent.

# $what: all, category or merchant says which of $category and $merchant counts.
# $total: spent; $count: number of payments; $span: the days looked at.
spending-total = { $what ->
    [category] { $tone ->
        [brief] { $total } on { $category } ({ $span }).
       *[neutral] You spent { $total } on { $category } ({ $span }, { $count ->
            [one] one payment
           *[other] { $count } payments
         }).
     }
    [merchant] { $tone ->
        [brief] { $total } at { $merchant } ({ $span }).
       *[neutral] You spent { $total } at { $merchant } ({ $span }, { $count ->
            [one] one payment
           *[other] { $count } payments
         }).
     }
   *[all] { $tone ->
        [brief] { $total } in all ({ $span }).
       *[neutral] You spent { $total } in all ({ $span }, { $count ->
            [one] one payment
           *[other] { $count } payments
         }).
     }
 }
 .transactions = Show the payments
# $direction: more, less, same, against the same number of days before ($span). $difference is positive.
spending-compared = { $direction ->
    [more] That's { $difference } more than in the same time before ({ $span }).
    [less] That's { $difference } less than in the same time before ({ $span }).
   *[same] That's the same as in the time before ({ $span }).
 }
# $rows: the largest categories.
spending-breakdown = Most of it went here:
    { $rows }
 .rows = • { $category }: { $amount }
spending-none = { $what ->
    [category] You spent nothing on { $category } ({ $span }).
    [merchant] You spent nothing at { $merchant } ({ $span }).
   *[all] You spent nothing ({ $span }).
 }
# $merchant: the words that the customer used; nothing like it is among their payments.
spending-unknown-merchant = I don't find '{ $merchant }' among your payments. Is it spelt differently on your statement?
