### What was spent.

spending-total = { $what ->
    [category] { $tone ->
        [brief] { $total } für { $category } ({ $span }).
       *[neutral] Für { $category } haben Sie { $total } ausgegeben ({ $span }, { $count ->
            [one] eine Zahlung
           *[other] { $count } Zahlungen
         }).
     }
    [merchant] { $tone ->
        [brief] { $total } bei { $merchant } ({ $span }).
       *[neutral] Bei { $merchant } haben Sie { $total } ausgegeben ({ $span }, { $count ->
            [one] eine Zahlung
           *[other] { $count } Zahlungen
         }).
     }
   *[all] { $tone ->
        [brief] Insgesamt { $total } ({ $span }).
       *[neutral] Insgesamt haben Sie { $total } ausgegeben ({ $span }, { $count ->
            [one] eine Zahlung
           *[other] { $count } Zahlungen
         }).
     }
 }
 .transactions = Zahlungen anzeigen
spending-compared = { $direction ->
    [more] Das sind { $difference } mehr als im gleich langen Zeitraum davor ({ $span }).
    [less] Das sind { $difference } weniger als im gleich langen Zeitraum davor ({ $span }).
   *[same] Das ist genauso viel wie im Zeitraum davor ({ $span }).
 }
spending-breakdown = Das meiste davon ging hierfür weg:
    { $rows }
 .rows = • { $category }: { $amount }
spending-none = { $what ->
    [category] Für { $category } haben Sie nichts ausgegeben ({ $span }).
    [merchant] Bei { $merchant } haben Sie nichts ausgegeben ({ $span }).
   *[all] Sie haben nichts ausgegeben ({ $span }).
 }
spending-unknown-merchant = „{ $merchant }“ finde ich nicht unter Ihren Zahlungen. Steht der Name auf Ihrem Kontoauszug vielleicht anders?
