### Balances and payments. All account-* names are neuter, so that "Ihrem" fits.

balance-one = { $tone ->
    [brief] { $account }: { $balance }.
   *[neutral] Auf Ihrem { $account } sind { $balance }.
 }{ $more ->
    [yes] {" "}Mit dem vereinbarten Rahmen sind { $available } verfügbar.
   *[no] {""}
 }
balance-credit = Auf Ihrem { $account } sind { $balance } offen, { $available } sind noch verfügbar.
balance-list = Das ist auf Ihren Konten:
    { $rows }
 .rows = • { $account }: { $balance }
balance-no-account = Ein solches Konto haben Sie nicht bei uns: { $account }. Das sind Ihre Konten:
    { $rows }
 .rows = • { $account }: { $balance }

transactions-found = { $tone ->
    [brief] { $count ->
        [one] Eine Zahlung ({ $span }), { $total }:
       *[other] { $count } Zahlungen ({ $span }), zusammen { $total }:
     }
   *[neutral] { $count ->
        [one] Ich habe eine Zahlung gefunden ({ $span }), { $total }:
       *[other] Ich habe { $count } Zahlungen gefunden ({ $span }), zusammen { $total }:
     }
 }
    { $rows }
 .rows = • { $date }: { $merchant }, { $amount }
transactions-newest = Das sind Ihre neuesten Buchungen:
    { $rows }
 .rows = • { $date }: { $merchant }, { $amount }
transactions-more = Das sind die neuesten { $shown }. Mit einem Geschäft, einem Monat oder einem Betrag können Sie die Suche eingrenzen.
transactions-none = Ich finde keine solche Zahlung ({ $span }).
# $currency: ISO code of the account's currency; another one was named.
transactions-foreign = Ich kann nur nach Beträgen in { $currency } suchen. Bitte nennen Sie den Betrag in dieser Währung.
