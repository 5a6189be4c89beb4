### Bills and their reminders.

bills-list = { $count ->
    [one] Eine Rechnung steht an ({ $span }), { $total }:
   *[other] { $count } Rechnungen stehen an ({ $span }), zusammen { $total }:
 }
    { $rows }
 .rows = • { $due }: { $payee }, { $estimated ->
        [yes] etwa { $amount }
       *[no] { $amount }
     }{ $reminded ->
        [yes] {" "}(mit Erinnerung)
       *[no] {""}
     }
 .remind = An eine Rechnung erinnern
bill-one = { $payee }: { $estimated ->
    [yes] etwa { $amount }
   *[no] { $amount }
 }, fällig am { $due }.
 .remind = Erinnern Sie mich
bills-none = Ich sehe keine anstehende Rechnung ({ $span }).
bills-none-payee = Von „{ $payee }“ sehe ich keine anstehende Rechnung. Das sind die nächsten, die ich kenne:
    { $rows }
 .rows = • { $due }: { $payee }, { $amount }
reminder-ask-bill = An welche Rechnung soll ich Sie erinnern?
reminder-ask-lead = Wie lange vor der Fälligkeit ({ $due }) soll ich Sie erinnern?
 .same_day = Am selben Tag
 .one_day = Einen Tag vorher
 .three_days = Drei Tage vorher
 .one_week = Eine Woche vorher
reminder-bad-lead = Den Zeitpunkt habe ich nicht verstanden. Schreiben Sie bitte zum Beispiel „zwei Tage vorher“ oder ein Datum vor dem { $due }.
reminder-set = { $tone ->
    [brief] Erinnerung für { $payee }: { $at }.
   *[neutral] Ich erinnere Sie hier im Chat an { $payee }: { $at }. Die Rechnung ({ $amount }) ist am { $due } fällig.
 }
reminder-now = Dieser Zeitpunkt ist schon vorbei, deshalb erinnere ich Sie gleich jetzt.
reminder-cancelled = Ich erinnere Sie nicht mehr an { $payee }. Die Rechnung selbst bleibt, wie sie ist.
reminder-ask-cancel = Welche Erinnerung soll ich löschen?
reminder-none = Sie haben zurzeit keine Rechnungserinnerungen.
reminder-none-payee = Für „{ $payee }“ haben Sie keine Erinnerung.
bill-reminder-due = Ihre Erinnerung, wie gewünscht: { $payee }, { $amount }, fällig am { $due }.
