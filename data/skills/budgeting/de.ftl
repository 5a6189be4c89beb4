### Budgets, by the calendar month.

budget-set = { $tone ->
    [warm] Erledigt! Ihr Budget für { $category } beträgt { $limit } im Monat.
   *[neutral] Ihr Budget für { $category } beträgt jetzt { $limit } im Monat.
 }
 .check = Wie ist der Stand?
budget-changed = Ihr Budget für { $category } beträgt jetzt { $limit } im Monat, vorher waren es { $previous }.
 .check = Wie ist der Stand?
budget-so-far = Davon haben Sie in diesem Monat { $spent } ausgegeben.
budget-ask-category = Wofür soll das Budget sein?
budget-ask-amount = Wie viel möchten Sie für { $category } höchstens im Monat ausgeben?
budget-bad-amount = Ich brauche einen Betrag über null und unter { $most }, zum Beispiel 300.
budget-bad-category = Diese Art von Ausgaben kenne ich nicht. Budgets führe ich zum Beispiel für Lebensmittel, Restaurants, Verkehr und Einkäufe.
budget-status = Ihre Budgets in diesem Monat:
    { $rows }
 .rows = • { $category }: { $spent } von { $limit }, { $state ->
        [over] { $left } darüber
       *[under] noch { $left } frei
     }
budget-status-one = { $state ->
    [over] { $tone ->
        [empathetic] Für { $category } haben Sie in diesem Monat { $spent } ausgegeben. Das sind { $left } mehr als die { $limit }, die Sie eingeplant hatten. Der Monat dauert noch { $days ->
            [one] einen Tag
           *[other] { $days } Tage
         }. Wenn der Plan nicht mehr passt, können wir das Budget anheben.
       *[neutral] Für { $category } haben Sie in diesem Monat { $spent } ausgegeben, { $left } mehr als Ihr Budget von { $limit }. Der Monat dauert noch { $days ->
            [one] einen Tag
           *[other] { $days } Tage
         }.
     }
   *[under] { $tone ->
        [brief] { $category }: noch { $left } von { $limit } frei.
       *[neutral] Für { $category } haben Sie noch { $left } von { $limit } frei. Der Monat dauert noch { $days ->
            [one] einen Tag
           *[other] { $days } Tage
         }.
     }
 }
budget-pace = Wenn es so weitergeht, sind es bis zum Monatsende { $projected }.
budget-none = Sie haben noch kein Budget festgelegt. Sollen wir eines anlegen?
 .set = Budget festlegen
budget-none-category = Für { $category } haben Sie noch kein Budget. Sollen wir eines anlegen?
 .set = Budget festlegen
