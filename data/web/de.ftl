### Words of the web pages: the chat widget, the agents' desk and the demo bank page.

## Widget: the customer's chat window

widget-title = Chatten Sie mit uns
widget-open = Chat öffnen
widget-close = Chat schließen
# Followed by a number.
widget-unread = Ungelesene Nachrichten:
widget-log = Gespräch
widget-from-customer = Sie
widget-from-bot = Assistent
widget-badge-bot = automatisch
widget-badge-agent = Mensch aus der Bank
widget-from-system = Hinweis
widget-input = Ihre Nachricht
widget-placeholder = Nachricht schreiben
widget-input-hint = Eingabetaste zum Senden, Umschalt und Eingabetaste für eine neue Zeile
widget-send = Senden
# Followed by a number.
widget-characters-left = Verbleibende Zeichen:
# Followed by a number.
widget-characters-over = Zeichen zu viel:
widget-masked = Wir haben die Kartennummer verborgen. Sie müssen uns nie die ganze Nummer nennen.
widget-state-waiting = Wird gesendet, sobald Sie wieder online sind
widget-state-sending = Wird gesendet
widget-state-sent = Gesendet
widget-state-failed = Nicht gesendet
widget-retry = Erneut versuchen
widget-discard = Löschen
widget-owner-bot = Sie chatten mit unserem automatischen Assistenten
widget-owner-queued = Sie warten auf jemanden aus unserem Team
# Followed by a number.
widget-position = Ihr Platz in der Warteschlange:
widget-position-next = Sie sind als Nächstes an der Reihe
# Followed by a person's name.
widget-owner-human = Sie chatten mit
widget-owner-human-unnamed = Sie chatten mit einem Menschen aus der Bank
# After a name.
widget-typing = schreibt gerade
widget-quick-replies = Antwortvorschläge
widget-connecting = Verbindung wird hergestellt
widget-offline = Sie sind offline. Wir behalten, was Sie schreiben, und senden es später.
widget-reconnecting = Die Verbindung wurde unterbrochen. Wir versuchen es erneut.
widget-expired = Ihre Sitzung ist abgelaufen. Bitte melden Sie sich wieder an.
widget-unavailable = Der Chat ist gerade nicht verfügbar. Bitte versuchen Sie es später noch einmal.
widget-language = Sprache
widget-new-conversation = Neues Gespräch
widget-latest = Zur neuesten Nachricht
widget-empty = Stellen Sie eine Frage zu Ihrem Geld. Wir sind Tag und Nacht für Sie da.

## Widget: what is read of the customer's mood, and the choice about it

widget-mood = Stimmungserkennung
widget-mood-is-off = Stimmungserkennung ist aus
widget-mood-what = Der Assistent schätzt aus dem, was Sie hier schreiben, wie es Ihnen geht. Er nutzt das nur, um den passenden Ton zu treffen und früher einen Menschen dazuzuholen, der die Einschätzung dann ebenfalls sieht. Sie wird mit Ihrem Gespräch gespeichert und spielt bei Entscheidungen über Kredite, Preise oder Betrug keine Rolle.
# Beside the switch.
widget-mood-switch = Meine Stimmung erkennen
widget-mood-off = Aus. Der Assistent antwortet in neutralem Ton. Ein Mensch kommt weiterhin dazu, wenn Sie es wünschen oder wenn Ihre Worte auf etwas Ernstes wie Betrug oder Gefahr hinweisen.
widget-mood-none = Bisher wurde nichts erkannt.
# The present reading; followed by the reason, a sentence of its own.
widget-mood-calm = Sie wirken ruhig.
widget-mood-pleased = Sie wirken zufrieden.
widget-mood-uneasy = Sie wirken etwas beunruhigt.
widget-mood-upset = Sie wirken verärgert.
widget-mood-distressed = Sie scheinen es gerade schwer zu haben.
widget-mood-why-negative-words = Ihre Worte klingen negativ.
widget-mood-why-anger = Ihre Worte klingen wütend.
widget-mood-why-confusion = Etwas scheint Ihnen unklar zu sein.
widget-mood-why-insult = Sie haben deutliche Worte gewählt.
widget-mood-why-complaint = Sie haben sich beschwert.
widget-mood-why-report-fraud = Sie haben einen Betrug gemeldet.
widget-mood-why-not-understood = Der Assistent hat Sie nicht verstanden.
widget-mood-why-repeated = Sie mussten noch einmal nach demselben fragen.
widget-mood-why-asked-again = Sie mussten noch einmal nach einem Menschen fragen.
widget-mood-why-distress-topic = Es geht um etwas Schweres, etwa einen Todesfall oder Geldsorgen.
widget-mood-why-distress-words = Ihre Worte klingen nach Sorge oder Gefahr.
widget-mood-why-positive-words = Ihre Worte klingen positiv.
widget-mood-why-thanked = Sie haben etwas Freundliches gesagt.
widget-mood-why-faded = Was vorher auffiel, ist abgeklungen.
widget-mood-why-steady = An Ihrer letzten Nachricht ist nichts aufgefallen.
widget-mood-kept = Frühere Einschätzungen sind bei Ihren Gesprächen gespeichert.
widget-mood-forget = Löschen
widget-mood-forgotten = Die gespeicherten Einschätzungen wurden aus Ihren Gesprächen gelöscht.

## Desk: where bank employees answer customers

desk-title = Beratungsplatz
desk-login-title = Am Beratungsplatz anmelden
desk-username = Anmeldename
desk-password = Passwort
desk-login = Anmelden
desk-login-failed = Anmeldename oder Passwort ist falsch.
desk-logout = Abmelden
desk-connected = Verbunden
desk-reconnecting = Verbindung wird wiederhergestellt
desk-queue = Warteschlange
desk-queue-empty = Niemand wartet.
desk-mine = Meine Gespräche
desk-mine-empty = Sie haben keine offenen Gespräche.
# Followed by a duration.
desk-waiting = Wartet seit
desk-urgent = Dringend
desk-accept = Annehmen
desk-no-selection = Wählen Sie ein Gespräch aus, um es zu lesen.
desk-loading = Wird geladen
desk-transcript = Verlauf
desk-from-bot = Assistent
desk-from-agent = Team
desk-from-system = Hinweis
desk-from-me = Sie
desk-input = Antwort schreiben
desk-send = Senden
desk-send-hint = Eingabetaste sendet, Umschalt und Eingabetaste beginnt eine neue Zeile
desk-accept-first = Nehmen Sie das Gespräch an, um zu antworten.
# After the customer's name.
desk-typing = schreibt gerade
desk-failed = Nicht gesendet
desk-retry = Erneut versuchen
desk-error-taken = Jemand aus dem Team hat dieses Gespräch bereits angenommen.
desk-error-moved-on = Das geht nicht mehr: Das Gespräch ist inzwischen in anderen Händen.
desk-error = Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.
desk-hand-back = An den Assistenten zurückgeben
desk-hand-back-note = Notiz für die Akte: Was wurde erledigt, was ist noch offen
desk-close = Mit Ergebnis abschließen
desk-outcome = Ergebnis
desk-outcome-solved = Gelöst
desk-outcome-follow-up = Weitere Schritte nötig
desk-outcome-unsolved = Nicht lösbar
desk-outcome-no-answer = Keine Antwort mehr erhalten
desk-cancel = Abbrechen
# Closes the list of keyboard shortcuts.
desk-dismiss = Schließen
desk-mood = Stimmung
desk-mood-curve = Stimmung im Gesprächsverlauf
desk-mood-none = Keine Stimmung erfasst
desk-mood-off = Auf Kundenwunsch ist die Stimmungserkennung aus.
desk-mood-calm = Ruhig
desk-mood-pleased = Zufrieden
desk-mood-uneasy = Beunruhigt
desk-mood-upset = Verärgert
desk-mood-distressed = In Not
desk-reason = Grund
desk-reason-requested = Wunsch nach einem Menschen
desk-reason-upset = Verärgerung
desk-reason-distress = Notlage
desk-reason-complaint = Beschwerde
desk-reason-self-harm = Suizidgefahr
desk-reason-coercion = Bedrohung oder Zwang durch andere
desk-reason-fraud = Betrug
desk-reason-lost-card = Kartenverlust
desk-reason-dispute = Strittige Zahlung
desk-reason-hardship = Geldsorgen
desk-reason-bereavement = Todesfall
desk-reason-unsure = Anliegen unklar
desk-reason-not-understood = Nicht verstanden
desk-reason-other = Sonstiges
desk-summary = Zusammenfassung der Übergabe
desk-summary-wanted = Anliegen
desk-summary-because = Anzeichen, die dazu führten
desk-summary-evidence = In den Worten der Kundin oder des Kunden
desk-summary-tried = Bisherige Versuche
desk-summary-promised = Zusagen
desk-nothing = Nichts erfasst
desk-customer = Kundendaten
desk-customer-since = Kundenbeziehung seit
desk-accounts = Konten
desk-cards = Karten
desk-cases = Fälle
# State of a card, after its number.
desk-card-frozen = gesperrt
desk-card-lost = als verloren gemeldet
desk-language = Sprache
desk-country = Land
desk-shortcuts = Tastenkürzel
desk-shortcut-queue = Nächstes Gespräch in der Warteschlange
desk-shortcut-mine = Nächstes meiner Gespräche
desk-shortcut-reply = Zum Antwortfeld

## Bank: the demo bank's own page around the chat

bank-name = Linden Bank
bank-demo = Demobank. Alle Personen und Zahlen sind erfunden.
bank-choose-title = Wessen Bank möchten Sie sehen?
bank-choose-text = Wählen Sie eine Person aus unserer Demo. Jede hat ihre eigene Sprache, eigene Konten und eine eigene Vorgeschichte.
bank-choose-failed = Die Demodaten konnten nicht geladen werden. Bitte versuchen Sie es noch einmal.
bank-switch = Person wechseln
# Followed by a name.
bank-morning = Guten Morgen,
bank-afternoon = Guten Tag,
bank-evening = Guten Abend,
bank-accounts = Ihre Konten
bank-account-checking = Girokonto
bank-account-savings = Sparkonto
bank-account-credit-card = Kreditkarte
bank-account-joint = Gemeinschaftskonto
bank-ask-title = Fragen Sie uns alles rund um Ihr Geld
bank-ask-text = Unser Assistent antwortet sofort. Wenn Sie lieber mit einem Menschen sprechen, sagen Sie es einfach.
bank-ask-button = Chat beginnen
bank-example-spending = Wie viel habe ich letzten Monat für Lebensmittel ausgegeben?
bank-example-bills = Welche Rechnungen sind bald fällig?
bank-example-card = Ich finde meine Karte nicht
bank-safety = Wir fragen Sie nie nach Ihrem Passwort, Ihrer PIN oder der vollständigen Kartennummer.
