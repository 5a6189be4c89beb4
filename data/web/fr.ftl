### Words of the web pages: the chat widget, the agents' desk and the demo bank page.
### Flat messages without arguments; "Followed by ..." as in en.ftl.

## Widget: the customer's chat window

widget-title = Discuter avec nous
widget-open = Ouvrir le chat
widget-close = Fermer le chat
# Followed by a number.
widget-unread = Messages non lus :
widget-log = Conversation
widget-from-customer = Vous
widget-from-bot = Assistant
widget-badge-bot = automatique
widget-badge-agent = équipe de la banque
widget-from-system = Information
widget-input = Votre message
widget-placeholder = Écrivez un message
widget-input-hint = Entrée pour envoyer, Maj et Entrée pour aller à la ligne
widget-send = Envoyer
# Followed by a number.
widget-characters-left = Caractères restants :
# Followed by a number.
widget-characters-over = Caractères en trop :
widget-masked = Nous avons masqué le numéro de carte. Vous n'avez jamais besoin de nous donner le numéro complet.
widget-state-waiting = Partira dès que vous serez en ligne
widget-state-sending = Envoi en cours
widget-state-sent = Envoyé
widget-state-failed = Non envoyé
widget-retry = Réessayer
widget-discard = Supprimer
widget-owner-bot = Vous échangez avec notre assistant automatique
widget-owner-queued = En attente d'une personne de l'équipe
# Followed by a number.
widget-position = Votre place dans la file :
widget-position-next = C'est bientôt votre tour
# Followed by a person's name.
widget-owner-human = Vous échangez avec
widget-owner-human-unnamed = Vous échangez avec une personne de l'équipe
# After a name.
widget-typing = est en train d'écrire
widget-quick-replies = Réponses proposées
widget-connecting = Connexion en cours
widget-offline = Vous êtes hors ligne. Nous gardons ce que vous écrivez et l'enverrons plus tard.
widget-reconnecting = La connexion est interrompue. Nouvelle tentative en cours.
widget-expired = Votre session a pris fin. Merci de vous reconnecter pour continuer.
widget-unavailable = Le chat n'est pas disponible pour le moment. Merci de réessayer plus tard.
widget-language = Langue
widget-new-conversation = Nouvelle conversation
widget-latest = Aller au dernier message
widget-empty = Posez une question sur votre argent. Nous sommes là jour et nuit.

## Widget: what is read of the customer's mood, and the choice about it

widget-mood = Lecture de l'humeur
widget-mood-is-off = La lecture de l'humeur est désactivée
widget-mood-what = D'après ce que vous écrivez ici, l'assistant estime comment vous vous sentez. Cela lui sert uniquement à choisir le ton et à faire venir plus tôt une personne de l'équipe, qui pourra aussi le voir. Cette estimation est conservée avec votre conversation et n'intervient dans aucune décision en matière de crédit, de prix ou de fraude.
# Beside the switch.
widget-mood-switch = Lire mon humeur
widget-mood-off = Désactivée. L'assistant répond sur un ton neutre. Une personne de l'équipe vient toujours si vous la demandez, ou si vos messages laissent craindre quelque chose de grave, comme une fraude ou un danger.
widget-mood-none = Rien n'a encore été lu.
# The present reading; followed by the reason, a sentence of its own.
widget-mood-calm = Vous semblez calme.
widget-mood-pleased = Vos messages respirent la satisfaction.
widget-mood-uneasy = Vous semblez un peu mal à l'aise.
widget-mood-upset = Vos messages laissent paraître de la contrariété.
widget-mood-distressed = Vous semblez traverser un moment difficile.
widget-mood-why-negative-words = Vos mots semblent négatifs.
widget-mood-why-anger = Vos mots expriment de la colère.
widget-mood-why-confusion = Quelque chose ne semble pas clair pour vous.
widget-mood-why-insult = Vous avez employé des mots durs.
widget-mood-why-complaint = Vous avez fait une réclamation.
widget-mood-why-report-fraud = Vous avez signalé une fraude.
widget-mood-why-not-understood = L'assistant ne vous a pas compris.
widget-mood-why-repeated = Vous avez dû redemander la même chose.
widget-mood-why-asked-again = Vous avez dû redemander une personne.
widget-mood-why-distress-topic = Il est question d'un sujet difficile, comme un décès ou des soucis d'argent.
widget-mood-why-distress-words = Vos mots évoquent une inquiétude ou un danger.
widget-mood-why-positive-words = Vos mots semblent positifs.
widget-mood-why-thanked = Vous avez eu un mot aimable.
widget-mood-why-faded = Ce qui ressortait plus tôt s'est estompé.
widget-mood-why-steady = Rien de particulier dans votre dernier message.
widget-mood-kept = Les lectures précédentes sont conservées avec vos conversations.
widget-mood-forget = Les supprimer
widget-mood-forgotten = Les lectures conservées ont été supprimées de vos conversations.

## Desk: where bank employees answer customers

desk-title = Espace conseil
desk-login-title = Connexion à l'espace conseil
desk-username = Identifiant
desk-password = Mot de passe
desk-login = Se connecter
desk-login-failed = Identifiant ou mot de passe incorrect.
desk-logout = Se déconnecter
desk-connected = Connexion établie
desk-reconnecting = Reconnexion en cours
desk-queue = File d'attente
desk-queue-empty = Personne n'attend.
desk-mine = Mes conversations
desk-mine-empty = Vous n'avez aucune conversation ouverte.
# Followed by a duration.
desk-waiting = Attente :
desk-urgent = Urgent
desk-accept = Prendre en charge
desk-no-selection = Choisissez une conversation pour la lire.
desk-loading = Chargement
desk-transcript = Échanges
desk-from-bot = Assistant
desk-from-agent = Équipe
desk-from-system = Information
desk-from-me = Vous
desk-input = Répondre
desk-send = Envoyer
desk-send-hint = Entrée pour envoyer, Maj et Entrée pour aller à la ligne
desk-accept-first = Prenez la conversation en charge pour répondre.
# After the customer's name.
desk-typing = est en train d'écrire
desk-failed = Non envoyé
desk-retry = Réessayer
desk-error-taken = Une autre personne de l'équipe a déjà pris cette conversation en charge.
desk-error-moved-on = Ce n'est plus possible : la conversation a changé de mains.
desk-error = L'opération n'a pas abouti. Merci de réessayer.
desk-hand-back = Rendre la main à l'assistant
desk-hand-back-note = Note au dossier : ce qui a été fait, ce qui reste à faire
desk-close = Clore avec un résultat
desk-outcome = Résultat
desk-outcome-solved = Résolu
desk-outcome-follow-up = À suivre
desk-outcome-unsolved = Non résolu
desk-outcome-no-answer = Sans réponse de la clientèle
desk-cancel = Annuler
# Closes the list of keyboard shortcuts.
desk-dismiss = Fermer
desk-mood = Humeur
desk-mood-curve = Humeur au fil de la conversation
desk-mood-none = Aucune humeur relevée
desk-mood-off = La personne a désactivé la lecture de l'humeur.
desk-mood-calm = Calme
desk-mood-pleased = Satisfaction
desk-mood-uneasy = Malaise
desk-mood-upset = Contrariété
desk-mood-distressed = Détresse
desk-reason = Motif
desk-reason-requested = Demande d'une personne
desk-reason-upset = Contrariété
desk-reason-distress = Détresse
desk-reason-complaint = Réclamation
desk-reason-self-harm = Risque de suicide
desk-reason-coercion = Menace ou emprise d'un tiers
desk-reason-fraud = Fraude
desk-reason-lost-card = Carte perdue
desk-reason-dispute = Paiement contesté
desk-reason-hardship = Difficultés financières
desk-reason-bereavement = Décès
desk-reason-unsure = Demande incertaine
desk-reason-not-understood = Incompréhension
desk-reason-other = Autre
desk-summary = Résumé de la transmission
desk-summary-wanted = Ce qui était demandé
desk-summary-because = Signes qui ont mené ici
desk-summary-evidence = Dans les mots du client
desk-summary-tried = Ce qui a été tenté
desk-summary-promised = Ce qui a été promis
desk-nothing = Rien de consigné
desk-customer = Profil
desk-customer-since = À la banque depuis
desk-accounts = Comptes
desk-cards = Cartes
desk-cases = Dossiers
# State of a card, after its number.
desk-card-frozen = bloquée
desk-card-lost = déclarée perdue
desk-language = Langue
desk-country = Pays
desk-shortcuts = Raccourcis clavier
desk-shortcut-queue = Conversation suivante de la file
desk-shortcut-mine = Suivante de mes conversations
desk-shortcut-reply = Aller au champ de réponse

## Bank: the demo bank's own page around the chat

bank-name = Linden Bank
bank-demo = Banque de démonstration. Toutes les personnes et tous les chiffres sont fictifs.
bank-choose-title = De qui voulez-vous voir les comptes ?
bank-choose-text = Choisissez un profil de démonstration. Chacun a sa langue, ses comptes et son historique.
bank-choose-failed = Impossible de charger les profils de démonstration. Merci de réessayer.
bank-switch = Changer de profil
# Followed by a name.
bank-morning = Bonjour
bank-afternoon = Bonjour
bank-evening = Bonsoir
bank-accounts = Vos comptes
bank-account-checking = Compte courant
bank-account-savings = Livret d'épargne
bank-account-credit-card = Carte de crédit
bank-account-joint = Compte joint
bank-ask-title = Toutes vos questions sur votre argent
bank-ask-text = Notre assistant répond aussitôt. Si vous préférez une personne, dites-le simplement.
bank-ask-button = Commencer à discuter
# Example questions, as a customer would ask them. A click opens the chat with the text.
bank-example-spending = Combien ai-je dépensé en courses le mois dernier ?
bank-example-bills = Quelles factures arrivent bientôt ?
bank-example-card = Je ne retrouve plus ma carte
bank-safety = Nous ne vous demanderons jamais votre mot de passe, votre code secret ni votre numéro de carte complet.
