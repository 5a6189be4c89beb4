### Bills and their reminders.

# $payee: as on the statement; $estimated: yes when the amount is a forecast.
bills-list = { $count ->
    [one] { $count } facture à venir ({ $span }), { $total } :
   *[other] { $count } factures à venir ({ $span }), { $total } au total :
 }
    { $rows }
 .rows = • { $due } : { $payee }, { $estimated ->
        [yes] environ { $amount }
       *[no] { $amount }
     }{ $reminded ->
        [yes] {" "}(rappel programmé)
       *[no] {""}
     }
 .remind = Me rappeler une facture
bill-one = { $payee } : { $estimated ->
    [yes] environ { $amount }
   *[no] { $amount }
 }, à régler le { $due }.
 .remind = Me la rappeler
bills-none = Je ne vois aucune facture à venir ({ $span }).
bills-none-payee = Je ne vois aucune facture à venir pour « { $payee } ». Voici les prochaines que je connais :
    { $rows }
 .rows = • { $due } : { $payee }, { $amount }
reminder-ask-bill = Quelle facture dois-je vous rappeler ?
reminder-ask-lead = Combien de temps avant l'échéance ({ $due }) dois-je vous la rappeler ?
 .same_day = Le jour même
 .one_day = La veille
 .three_days = Trois jours avant
 .one_week = Une semaine avant
reminder-bad-lead = Je n'ai pas compris quand. Dites par exemple « deux jours avant », ou donnez une date antérieure au { $due }.
# $at: date and time of the reminder; $due: when the bill is due.
reminder-set = { $tone ->
    [brief] Rappel pour { $payee } : { $at }.
   *[neutral] C'est noté : rappel pour { $payee } ici même, dans le chat ({ $at }). La facture de { $amount } est à régler le { $due }.
 }
# The time chosen is already over: the reminder comes at once.
reminder-now = Ce moment est déjà passé, je vous fais donc le rappel tout de suite.
reminder-cancelled = Je ne vous enverrai plus de rappel pour { $payee }. La facture elle-même ne change pas.
reminder-ask-cancel = Quel rappel dois-je supprimer ?
reminder-none = Vous n'avez aucun rappel de facture pour le moment.
reminder-none-payee = Vous n'avez aucun rappel pour « { $payee } ».
# The reminder itself.
bill-reminder-due = Le rappel que vous avez demandé : { $payee }, { $amount }, à régler le { $due }.
