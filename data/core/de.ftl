### Greetings, help, misunderstandings, moods and hand-offs (German, formal "Sie").
### The names account-* are neuter and card-* feminine: other files rely on it.

## Small talk

greet = { $daypart ->
    [morning] Guten Morgen, { $name }.
    [evening] Guten Abend, { $name }.
   *[day] Guten Tag, { $name }.
 } { $tone ->
    [empathetic] Ich bin für Sie da. Was ist passiert?
    [brief] Worum geht es?
   *[neutral] Was kann ich heute für Sie tun?
 }
 .balance = Mein Kontostand
 .spending = Was habe ich diesen Monat ausgegeben?
 .bills = Welche Rechnungen stehen an?
goodbye = { $tone ->
    [empathetic] Auf Wiedersehen. Falls noch etwas offen ist, schreiben Sie jederzeit wieder.
    [warm] Auf Wiedersehen und vielen Dank. Es war mir eine Freude.
   *[neutral] Auf Wiedersehen. Sie können hier jederzeit schreiben.
 }
thank = { $tone ->
    [warm] Sehr gerne!
    [empathetic] Selbstverständlich. Wenn Sie noch etwas brauchen, bin ich da.
    [brief] Gern geschehen.
   *[neutral] Gern geschehen. Kann ich sonst noch etwas für Sie tun?
 }
praise = { $tone ->
    [empathetic] Danke, das hilft.
   *[neutral] Danke, das freut mich.
 }
chitchat = Mit Geld kenne ich mich besser aus als mit Plaudern. Wollen wir einen Blick auf Ihr Konto werfen?
ask-if-bot = Ich bin der digitale Assistent der Bank: ein Programm, kein Mensch. Meine Antworten beruhen auf Ihren eigenen Kontodaten, und wann immer Sie möchten, hole ich jemanden aus unserem Team dazu.
 .human = Mit einem Menschen sprechen
help = { $tone ->
    [empathetic] Das kann ich im Moment für Sie tun. Ist nichts Passendes dabei, hole ich einen Menschen dazu.
   *[neutral] Das kann ich für Sie tun:
 }
    • Kontostände nennen und Zahlungen heraussuchen
    • zeigen, wofür Sie Geld ausgegeben haben: nach Kategorie, Geschäft oder Zeitraum
    • Budgets einrichten und im Blick behalten
    • anstehende Rechnungen auflisten und Sie daran erinnern
    • eine Karte sperren
    • Fragen zu unseren Produkten beantworten
    • eine Beschwerde aufnehmen oder einen Menschen dazuholen
 .balance = Mein Kontostand
 .spending = Was habe ich diesen Monat ausgegeben?
 .bills = Welche Rechnungen stehen an?
 .human = Mit einem Menschen sprechen

## Not understood, or not ours to do

out-of-scope = { $tone ->
    [empathetic] Dabei kann ich nicht helfen, denn ich kenne nur diese Bank. Wenn es um Ihr Geld geht, sagen Sie es mir mit anderen Worten, oder ich hole einen Menschen dazu.
    [brief] Ich kann nur bei Bankfragen helfen.
   *[neutral] Dabei kann ich nicht helfen: Ich kenne nur diese Bank und Ihre Konten hier. Fragen Sie mich gern nach Kontostand, Ausgaben, Budgets, Rechnungen oder Karten.
 }
 .help = Was können Sie alles?
 .human = Mit einem Menschen sprechen
fallback = { $tone ->
    [empathetic] Ich möchte Ihnen richtig helfen und habe Sie noch nicht verstanden. Können Sie es anders ausdrücken?
   *[neutral] Das habe ich noch nicht verstanden. Können Sie es anders ausdrücken?
 }
 .help = Was können Sie alles?
 .human = Mit einem Menschen sprechen
fallback-again = Ich verstehe es immer noch nicht und möchte Sie nicht im Kreis führen. Wählen Sie bitte eine dieser Möglichkeiten, oder ich hole einen Menschen dazu.
 .help = Was können Sie alles?
 .human = Mit einem Menschen sprechen
clarify = Was davon meinen Sie?
 .neither = Etwas anderes
not-served = { $tone ->
    [empathetic] Das kann ich hier im Chat nicht selbst erledigen ({ $topic }). Jemand aus unserem Team kann es und sieht, was Sie geschrieben haben. Sie müssen nichts noch einmal erklären.
   *[neutral] Das geht hier im Chat noch nicht: { $topic }. Jemand aus unserem Team hilft Ihnen damit weiter. Soll ich Sie verbinden?
 }
 .human = Ja, mit einem Menschen sprechen
 .no = Nein, danke
service-problem = { $tone ->
    [empathetic] Unsere Systeme haben mir gerade nicht geantwortet. Es wurde nichts verändert. Versuchen Sie es bitte in einer Minute noch einmal, oder ich hole einen Menschen dazu.
   *[neutral] Ich konnte unsere Systeme gerade nicht erreichen. Es wurde nichts verändert. Bitte versuchen Sie es in einer Minute noch einmal.
 }
 .human = Mit einem Menschen sprechen

## Yes, no, cancel, repeat

affirm-nothing = Gut. Was soll ich tun?
deny-nothing = In Ordnung. Sagen Sie mir, wenn Sie noch etwas brauchen.
cancelled = { $tone ->
    [brief] Abgebrochen. Nichts wurde geändert.
   *[neutral] In Ordnung, ich habe das abgebrochen. Es wurde nichts geändert.
 }
nothing-to-cancel = Im Moment läuft kein Vorgang, den ich abbrechen könnte.
correct-nothing = Was soll ich ändern? Sagen Sie es bitte in einem Satz, zum Beispiel: „Setze mein Budget für Lebensmittel auf 300“.
repeated = { $text }
repeat-nothing = Ich habe noch nichts gesagt, was ich wiederholen könnte. Was möchten Sie wissen?

## Language

language-changed = Ab jetzt schreibe ich Deutsch.
language-same = Wir sprechen bereits Deutsch. Was kann ich für Sie tun?
language-which = Welche Sprache möchten Sie?
language-not-served = Diese Sprache spreche ich leider nicht. Ich kann Ihnen diese anbieten:

## Mood and people

mood-acknowledge = Es tut mir leid, dass das so frustrierend für Sie ist. Ich kümmere mich darum.
handoff-offer = Möchten Sie lieber mit einem Menschen sprechen?
 .human = Ja, mit einem Menschen sprechen
 .no = Nein, hier weitermachen
handoff-declined = In Ordnung, wir machen hier weiter. Sie können jederzeit nach einem Menschen fragen.
# $there, $at, $help: as in en.ftl.
handoff-asked = { $there ->
    [now] { $tone ->
        [empathetic] Ich hole jetzt einen Menschen dazu. Unser Gespräch ist dann zu sehen, Sie müssen nichts wiederholen.
        [brief] Ich verbinde Sie mit unserem Team.
       *[neutral] Ich verbinde Sie mit jemandem aus unserem Team. Unser Gespräch ist dort zu sehen, Sie müssen also nichts wiederholen.
    }
   *[later] Ich habe Ihr Anliegen an unser Team weitergegeben.
 }
handoff-anger = Ich merke, dass es so nicht gut läuft, und Sie sollten um eine Antwort nicht kämpfen müssen. { $there ->
    [now] Ich hole jetzt einen Menschen dazu, der sieht, was Sie geschrieben haben.
   *[later] Ab hier kümmert sich ein Mensch darum.
 }
handoff-repeated_failure = Ich konnte Ihnen nicht helfen. { $there ->
    [now] Deshalb hole ich jetzt einen Menschen dazu, der unser Gespräch sieht.
   *[later] Ab hier kümmert sich ein Mensch darum.
 }
handoff-unsure = { $tone ->
    [empathetic] Ich möchte Sie richtig verstehen, und zum Raten ist das vielleicht zu wichtig.
    [brief] Ich bin nicht sicher, ob ich Sie verstanden habe, und raten möchte ich hier nicht.
   *[neutral] Ich bin nicht sicher, ob ich Sie richtig verstanden habe, und zum Raten ist das vielleicht zu wichtig.
 } { $there ->
    [now] Ich hole jemanden aus unserem Team dazu. Was Sie geschrieben haben, ist dort zu sehen.
   *[later] Jemand aus unserem Team liest es und antwortet Ihnen.
 }
handoff-complaint = { $tone ->
    [empathetic] Da ist etwas schiefgegangen, und darum sollte sich ein Mensch kümmern.
    [brief] Um Ihre Beschwerde sollte sich ein Mensch kümmern.
   *[neutral] Sie haben eine Beschwerde, und darum sollte sich ein Mensch kümmern.
 } { $there ->
    [now] Ich verbinde Sie mit unserem Beschwerdeteam. Was Sie geschrieben haben, ist dort zu sehen.
   *[later] Ihr Fall liegt jetzt bei unserem Beschwerdeteam.
 }
handoff-fraud = { $tone ->
    [brief] Bitte unterbrechen Sie jetzt alles:
   *[neutral] Danke, dass Sie sich sofort gemeldet haben. Bitte unterbrechen Sie jetzt alles:
 }
    • Legen Sie auf, falls jemand mit Ihnen telefoniert, egal, für wen sich die Person ausgibt.
    • Geben Sie keinen Code, kein Passwort und keine PIN weiter und lassen Sie niemanden auf Ihr Gerät.
    • Überweisen Sie kein Geld, auch nicht auf ein Konto, das angeblich sicher ist.
    { $there ->
        [now] Unser Team für Betrugsfälle kommt jetzt in diesen Chat. Wenn ein Anruf nötig ist, rufen wir Sie an, unter der Nummer, die bei uns hinterlegt ist.
       *[later] Ihr Fall liegt bei unserem Team für Betrugsfälle. Wenn ein Anruf nötig ist, rufen wir Sie an, unter der Nummer, die bei uns hinterlegt ist.
    }
 .freeze = Meine Karte sperren
handoff-dispute = { $there ->
    [now] Ich verbinde Sie mit jemandem aus unserem Team. Dort wird die Zahlung mit Ihnen geprüft und ein Fall eröffnet. Was Sie geschrieben haben, ist zu sehen.
   *[later] Jemand aus unserem Team prüft die Zahlung mit Ihnen und eröffnet einen Fall.
 }
handoff-lost_card = { $there ->
    [now] Ich verbinde Sie jetzt mit unserem Kartenteam, damit niemand sonst die Karte benutzen kann.
   *[later] Ich habe unserem Kartenteam Bescheid gegeben.
 }
 .freeze = Meine Karte sperren
handoff-hardship = Danke, dass Sie mir das sagen. Sie sind damit nicht allein, und es gibt Wege, die Sie entlasten. { $there ->
    [now] Ich verbinde Sie mit jemandem, der in solchen Lagen hilft. Verkauft wird Ihnen dort nichts.
   *[later] Jemand, der in solchen Lagen hilft, geht sie mit Ihnen durch. Verkauft wird Ihnen dabei nichts.
 }
handoff-bereavement = Mein herzliches Beileid. Sie müssen hier mit mir nichts regeln. { $there ->
    [now] Ich verbinde Sie mit unserem Team. Dort begleitet Sie jemand durch alles, in Ihrem Tempo.
   *[later] Jemand aus unserem Team begleitet Sie durch alles, in Ihrem Tempo.
 }
handoff-distress = { $tone ->
    [brief] Danke, dass Sie mir das sagen.
   *[neutral] Danke, dass Sie mir sagen, wie es Ihnen geht. Das ist viel auf einmal.
 } { $there ->
    [now] Ich hole jetzt einen Menschen dazu, der zuerst liest, was Sie geschrieben haben, und es dann mit Ihnen durchgeht, eins nach dem anderen.
   *[later] Ein Mensch geht es mit Ihnen durch, eins nach dem anderen.
 }
handoff-risk_self_harm = Was Sie geschrieben haben, nehme ich ernst, und es ist gut, dass Sie es gesagt haben. { $there ->
    [now] Ich hole jetzt einen Menschen aus unserem Team in diesen Chat. Sie können hier weiterschreiben oder auch nichts sagen, bis er da ist.
   *[later] Bitte sprechen Sie jetzt mit jemandem. Unser Team ist erst ab { $at } Uhr wieder hier und liest Ihre Nachricht dann als erste.
 }
 { $help ->
    [line] Am Telefon ist jemand da, der zuhört. { $line }: { $number }. Wenn Sie in Gefahr sind oder sich etwas antun könnten, rufen Sie die { $emergency } an.
    [emergency] Wenn Sie in Gefahr sind oder sich etwas antun könnten, rufen Sie die { $emergency } an. Und sagen Sie es jemandem in Ihrer Nähe, dem Sie vertrauen.
   *[none] Wenn Sie in Gefahr sind oder sich etwas antun könnten, rufen Sie die Notrufnummer des Landes an, in dem Sie sind. Und sagen Sie es jemandem in Ihrer Nähe, dem Sie vertrauen.
 }
handoff-risk_coercion = { $there ->
    [now] Jemand aus unserem Team kommt jetzt in diesen Chat. Sie müssen nichts erklären. Wenn das Schreiben gerade ungünstig ist, schreiben Sie nur OK, das genügt.
   *[later] Ihre Nachricht ist angekommen, und ab { $at } Uhr ist jemand aus unserem Team hier. Sie müssen nichts erklären, als Antwort genügt OK.
 } { $help ->
    [line] Wenn Sie lieber mit jemandem telefonieren: { $number }, im Notfall { $emergency }.
    [emergency] Im Notfall: { $emergency }.
   *[none] Im Notfall ist die örtliche Notrufnummer der schnellste Weg.
 }
handoff-closed-general = { $tone ->
    [brief] Unser Team ist ab { $at } Uhr wieder da.
   *[neutral] Im Moment ist niemand da. Unser Team ist ab { $at } Uhr wieder da.
 } Ihr Anliegen ist mit allem aufgenommen, was Sie geschrieben haben, Sie müssen nichts wiederholen. Wenn inzwischen eine Karte in Gefahr ist, sperren Sie sie hier, das geht jederzeit.
 .freeze = Meine Karte sperren
handoff-closed-cards = { $tone ->
    [brief] Unser Kartenteam ist ab { $at } Uhr wieder da.
   *[neutral] Im Moment ist niemand aus unserem Kartenteam da. Es ist ab { $at } Uhr wieder da.
 } Ihr Anliegen ist aufgenommen, Sie müssen nichts wiederholen. Wenn jemand anders die Karte benutzen könnte, sperren Sie sie jetzt gleich hier, das wirkt sofort.
 .freeze = Meine Karte sperren
handoff-closed-fraud = Sperren Sie Ihre Karte jetzt gleich hier, das wirkt sofort. Unser Team für Betrugsfälle ist ab { $at } Uhr wieder da und hat alles, was Sie geschrieben haben. Sie müssen nichts wiederholen.
 .freeze = Meine Karte sperren
handoff-closed-support = { $tone ->
    [brief] Unser Team für Notlagen ist ab { $at } Uhr wieder da.
   *[neutral] Im Moment ist niemand aus unserem Team für Notlagen da. Es ist ab { $at } Uhr wieder da.
 } Ihr Anliegen ist mit allem aufgenommen, was Sie geschrieben haben, Sie müssen nichts wiederholen. { $help ->
    [line] Wenn es vorher zu viel wird: Am Telefon ist jemand da, der zuhört. { $line }: { $number }.
    [emergency] Wenn Sie vorher in Gefahr sind, rufen Sie die { $emergency } an.
   *[none] Wenn Sie vorher in Gefahr sind, rufen Sie die Notrufnummer des Landes an, in dem Sie sind.
 }
handoff-closed-complaints = { $tone ->
    [brief] Unser Beschwerdeteam ist ab { $at } Uhr wieder da.
   *[neutral] Im Moment ist niemand aus unserem Beschwerdeteam da. Es ist ab { $at } Uhr wieder da.
 } Ihre Beschwerde gilt ab heute als eingegangen, Sie müssen nichts wiederholen. Wenn inzwischen eine Karte in Gefahr ist, sperren Sie sie hier, das geht jederzeit.
 .freeze = Meine Karte sperren
handoff-already = Unser Team ist schon benachrichtigt. Es meldet sich so bald wie möglich jemand bei Ihnen.

## Said by the server, not by the engine

chat-disclosure = Guten Tag, { $name }. Ich bin der digitale Assistent der Bank, ein Programm (KI). Ich antworte anhand Ihrer eigenen Kontodaten, achte auf die Stimmung in Ihren Nachrichten, um passend zu reagieren, und hole einen Menschen dazu, wann immer Sie möchten.
# No time is promised: the team may be closed, and the hand-off has said until when.
chat-queued = { $position ->
    [1] Sie sind als Nächstes an der Reihe. Jemand aus unserem Team macht hier mit Ihnen weiter.
   *[other] Sie sind auf Platz { $position } der Warteschlange. Jemand aus unserem Team macht hier mit Ihnen weiter.
 }
chat-queued-still = { $position ->
    [1] Sie sind weiterhin als Nächstes an der Reihe. Was Sie hier schreiben, kommt bei unserem Team an. Wenn Sie nicht warten möchten, schreiben Sie „abbrechen“.
   *[other] Sie sind auf Platz { $position } der Warteschlange. Was Sie hier schreiben, kommt bei unserem Team an. Wenn Sie nicht warten möchten, schreiben Sie „abbrechen“.
 }
chat-queue-left = In Ordnung, Sie sind nicht mehr in der Warteschlange. Wir machen hier weiter.
chat-agent-joined = { $agent } aus unserem Team ist jetzt im Chat und sieht, was Sie geschrieben haben.
chat-agent-left = { $agent } hat den Chat verlassen. Sie sind wieder in der Warteschlange, und nichts geht verloren.
chat-handed-back = { $agent } hat wieder an den digitalen Assistenten übergeben. Ich bin für Sie da.
chat-engine-down = Ich kann gerade nicht antworten. Ihre Nachricht ist sicher angekommen. Ich antworte, sobald es geht, Sie müssen sie nicht noch einmal senden.
chat-engine-back = Ich bin wieder da. Danke für Ihre Geduld.
chat-too-long = Das ist mehr, als ich auf einmal lesen kann. Bitte senden Sie höchstens { $limit } Zeichen auf einmal.
chat-empty = Diese Nachricht war leer. Was möchten Sie wissen?
chat-rate-limited = Das waren viele Nachrichten auf einmal. Bitte warten Sie ein paar Sekunden und senden Sie sie dann erneut.
chat-session-expired = Ihre Sitzung wurde zu Ihrer Sicherheit beendet. Bitte melden Sie sich wieder an, unser Gespräch bleibt erhalten.
chat-internal-error = Bei uns ist etwas schiefgegangen. Ihre Nachricht ist sicher angekommen. Bitte versuchen Sie es in einer Minute noch einmal.

## Names of things, used inside other sentences and as buttons

category-groceries = Lebensmittel
category-eating_out = Restaurants und Cafés
category-transport = Verkehr
category-fuel = Tanken
category-housing = Wohnen
category-utilities = Strom, Gas und Wasser
category-telecom = Telefon und Internet
category-insurance = Versicherungen
category-subscriptions = Abos
category-entertainment = Freizeit
category-shopping = Einkäufe
category-clothing = Kleidung
category-health = Gesundheit
category-travel = Reisen
category-education = Bildung
category-children = Kinder
category-gifts = Geschenke und Spenden
category-cash = Bargeld
category-fees = Bankgebühren
category-taxes = Steuern
category-home = Haus und Garten
category-pets = Haustiere
category-sports = Sport
category-income = Einkommen
category-transfers = Überweisungen
account-checking = Girokonto
account-savings = Sparkonto
account-credit_card = Kreditkartenkonto
account-joint = Gemeinschaftskonto
card-debit = Debitkarte
card-credit = Kreditkarte
language-en = English
language-es = Español
language-fr = Français
language-de = Deutsch

## Names of what a customer may want: on buttons, and as $topic. Short, no full stop.

intent-greet = Grüßen
intent-goodbye = Chat beenden
intent-thank = Danke sagen
intent-affirm = Ja
intent-deny = Nein
intent-cancel = Laufenden Vorgang abbrechen
intent-correct_answer = Etwas korrigieren
intent-repeat = Noch einmal hören
intent-help = Meine Möglichkeiten zeigen
intent-ask_if_bot = Fragen, wer ich bin
intent-talk_to_human = Mit einem Menschen sprechen
intent-change_language = Sprache wechseln
intent-praise = Lob aussprechen
intent-insult = Dampf ablassen
intent-chitchat = Ein wenig plaudern
intent-out_of_scope = Etwas anderes
intent-check_balance = Kontostand ansehen
intent-find_transactions = Zahlungen finden
intent-explain_transaction = Eine Buchung klären
intent-check_income = Eingänge ansehen
intent-account_details = IBAN und Kontodaten abrufen
intent-get_statement = Kontoauszug abrufen
intent-check_spending = Ausgaben ansehen
intent-compare_spending = Ausgaben vergleichen
intent-find_subscriptions = Abos finden
intent-cancel_subscription = Abo kündigen
intent-set_budget = Budget festlegen
intent-check_budget = Budgetstand ansehen
intent-remove_budget = Budget löschen
intent-can_i_afford = Prüfen, ob etwas ins Budget passt
intent-forecast_balance = Kontostand vorausberechnen
intent-saving_advice = Spartipps bekommen
intent-list_bills = Anstehende Rechnungen ansehen
intent-set_bill_reminder = An eine Rechnung erinnern lassen
intent-cancel_bill_reminder = Rechnungserinnerung löschen
intent-pay_bill = Rechnung bezahlen
intent-transfer_money = Geld überweisen
intent-transfer_status = Status einer Überweisung
intent-cancel_transfer = Überweisung stoppen
intent-list_payees = Gespeicherte Empfänger ansehen
intent-add_payee = Empfänger speichern
intent-freeze_card = Karte sperren
intent-unfreeze_card = Karte entsperren
intent-report_lost_card = Kartenverlust melden
intent-replace_card = Neue Karte bestellen
intent-card_declined = Klären, warum die Karte abgelehnt wurde
intent-card_pin = Hilfe zur PIN
intent-travel_notice = Karte im Ausland nutzen
intent-report_fraud = Betrug melden
intent-dispute_charge = Abbuchung beanstanden
intent-refund_status = Nach einer Erstattung fragen
intent-create_goal = Sparziel anlegen
intent-check_goal = Stand eines Sparziels
intent-contribute_goal = In ein Sparziel einzahlen
intent-reduce_debt = Schuldenplan erstellen
intent-ask_product = Frage zu einem Produkt
intent-ask_fees = Frage zu Gebühren
intent-ask_rates = Frage zu Zinsen und Kursen
intent-recommend_product = Passendes Produkt finden
intent-compare_products = Produkte vergleichen
intent-apply_product = Produkt beantragen
intent-loan_eligibility = Kreditrahmen einschätzen
intent-find_branch = Filiale oder Geldautomat finden
intent-book_appointment = Termin vereinbaren
intent-life_event = Eine Veränderung mitteilen
intent-bereavement = Todesfall melden
intent-financial_hardship = Hilfe bei Geldsorgen
intent-update_contact = Kontaktdaten ändern
intent-set_preferences = Einstellungen ändern
intent-why_this = Fragen, warum etwas angezeigt wird
intent-not_interested = Angebot ablehnen
intent-manage_consent = Einwilligungen verwalten
intent-export_my_data = Kopie meiner Daten
intent-delete_my_data = Meine Daten löschen
intent-make_complaint = Beschwerde einreichen
intent-give_feedback = Rückmeldung geben
