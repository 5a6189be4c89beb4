### Greetings, help, misunderstandings, moods and hand-offs. French: 'vous', gender-neutral for the
### customer and for colleagues ("une personne de l'équipe"). Tones as described in en.ftl.

## Small talk

# $name: how the customer likes to be called. $daypart: morning, day, evening (their local time).
greet = { $daypart ->
    [morning] Bonjour { $name }.
    [evening] Bonsoir { $name }.
   *[day] Bonjour { $name }.
 } { $tone ->
    [empathetic] Je vous écoute. Que s'est-il passé ?
    [brief] Que puis-je faire ?
   *[neutral] Que puis-je faire pour vous ?
 }
 .balance = Mon solde
 .spending = Mes dépenses du mois
 .bills = Mes prochaines factures
goodbye = { $tone ->
    [empathetic] Au revoir. S'il reste le moindre point en suspens, écrivez-moi quand vous voulez.
    [warm] Au revoir et merci. C'était un plaisir.
   *[neutral] Au revoir. Vous pouvez m'écrire ici à tout moment.
 }
thank = { $tone ->
    [warm] Avec grand plaisir !
    [empathetic] C'est bien normal. Je reste là si vous avez besoin d'autre chose.
    [brief] Je vous en prie.
   *[neutral] Je vous en prie. Puis-je faire autre chose pour vous ?
 }
praise = { $tone ->
    [empathetic] Merci, cela compte.
   *[neutral] Merci, cela fait plaisir à lire.
 }
chitchat = Les comptes, c'est mon domaine ; la conversation, un peu moins. On regarde ensemble où en est votre argent ?
ask-if-bot = Je suis l'assistant numérique de la banque : un programme, pas une personne. Je réponds à partir des données de vos comptes, et vous pouvez parler à une vraie personne de l'équipe quand vous le souhaitez.
 .human = Parler à une personne
help = { $tone ->
    [empathetic] Voici ce que je peux faire tout de suite. Si ce n'est pas dans la liste, je fais venir une personne de l'équipe.
   *[neutral] Voici ce que je peux faire pour vous :
 }
    • vous dire ce qu'il y a sur vos comptes et retrouver des paiements
    • vous montrer vos dépenses par catégorie, par enseigne ou par période
    • fixer des budgets et les suivre
    • lister vos prochaines factures et vous les rappeler
    • bloquer une carte
    • répondre à vos questions sur nos produits
    • enregistrer une réclamation, ou faire venir une personne de l'équipe
 .balance = Mon solde
 .spending = Mes dépenses du mois
 .bills = Mes prochaines factures
 .human = Parler à une personne

## Not understood, or not ours to do

out-of-scope = { $tone ->
    [empathetic] Là, je ne peux pas vous aider : je ne connais que cette banque. S'il s'agit de votre argent, dites-le-moi autrement, ou je fais venir une personne de l'équipe.
    [brief] Je ne traite que les questions bancaires.
   *[neutral] Cela sort de mon domaine : je ne connais que cette banque et les comptes que vous y avez. Interrogez-moi plutôt sur votre solde, vos dépenses, vos budgets, vos factures ou vos cartes.
 }
 .help = Que savez-vous faire ?
 .human = Parler à une personne
fallback = { $tone ->
    [empathetic] Je tiens à bien vous répondre, et je n'ai pas encore compris. Pourriez-vous me le dire autrement ?
   *[neutral] Je n'ai pas bien compris. Pourriez-vous le formuler autrement ?
 }
 .help = Que savez-vous faire ?
 .human = Parler à une personne
fallback-again = Je ne comprends toujours pas, et je ne veux pas vous faire tourner en rond. Choisissez l'une de ces options, ou je fais venir une personne de l'équipe.
 .help = Que savez-vous faire ?
 .human = Parler à une personne
# Two intents were equally likely; the buttons carry their names.
clarify = Que souhaitez-vous exactement ?
 .neither = Autre chose
# $topic: one of the intent-* names below, in guillemets because it begins with a capital.
not-served = { $tone ->
    [empathetic] Ici, dans le chat, je ne peux pas m'en charger (« { $topic } »). Une personne de l'équipe le peut ; elle verra ce que vous avez écrit, vous n'aurez donc rien à réexpliquer.
   *[neutral] Je ne peux pas encore m'en charger dans le chat : « { $topic } ». Une personne de l'équipe peut vous aider. Je vous mets en relation ?
 }
 .human = Oui, parler à une personne
 .no = Non merci
service-problem = { $tone ->
    [empathetic] Je n'ai pas pu obtenir cette information de nos systèmes, et rien n'a été modifié. Réessayez dans une minute, ou je fais venir une personne de l'équipe.
   *[neutral] Nos systèmes ne répondent pas pour le moment. Rien n'a été modifié. Merci de réessayer dans une minute.
 }
 .human = Parler à une personne

## Yes, no, cancel, repeat

affirm-nothing = Très bien. Que dois-je faire ?
deny-nothing = D'accord. Dites-moi s'il y a autre chose.
cancelled = { $tone ->
    [brief] C'est arrêté. Rien n'a changé.
   *[neutral] D'accord, j'arrête là. Rien n'a été modifié.
 }
nothing-to-cancel = Aucune opération n'est en cours pour l'instant, il n'y a donc rien à annuler.
correct-nothing = Que dois-je modifier ? Dites-le en une phrase, par exemple « mets mon budget courses à 300 ».
repeated = { $text }
repeat-nothing = Je n'ai encore rien dit que je puisse répéter. Que souhaitez-vous savoir ?

## Language

language-changed = À partir de maintenant, je vous écris en français.
language-same = Nous échangeons déjà en français. Que puis-je faire pour vous ?
language-which = Quelle langue préférez-vous ?
language-not-served = Je regrette, je ne parle pas cette langue. Voici celles que je peux vous proposer :

## Mood and people

# Said once, before the answer, when the customer has become upset.
mood-acknowledge = Je regrette que ce soit si pénible pour vous. Voyons comment arranger cela.
# Offered when somebody is upset and has not asked for a person.
handoff-offer = Préférez-vous parler à une personne de l'équipe ?
 .human = Oui, parler à une personne
 .no = Non, continuer ici
handoff-declined = D'accord, nous continuons ici. Vous pouvez demander une personne à tout moment.
# $there, $at, $help: as in en.ftl.
handoff-asked = { $there ->
    [now] { $tone ->
        [empathetic] Je fais venir une personne de l'équipe tout de suite. Elle verra notre conversation, vous n'aurez rien à répéter.
        [brief] Je vous mets en relation avec l'équipe.
       *[neutral] Je vous mets en relation avec une personne de l'équipe. Elle verra notre conversation, vous n'aurez rien à répéter.
    }
   *[later] J'ai transmis votre demande à l'équipe.
 }
handoff-anger = Je vois que cela se passe mal, et vous ne devriez pas avoir à vous battre pour une réponse. { $there ->
    [now] Je fais venir une personne de l'équipe maintenant ; elle verra ce que vous avez écrit.
   *[later] Une personne de l'équipe va prendre le relais.
 }
handoff-repeated_failure = Je n'ai pas réussi à vous aider. { $there ->
    [now] Je fais donc venir une personne de l'équipe, qui verra notre conversation.
   *[later] Une personne de l'équipe va prendre le relais.
 }
handoff-unsure = { $tone ->
    [empathetic] Je tiens à bien vous comprendre, et c'est peut-être trop important pour deviner.
    [brief] J'ai un doute, et je préfère ne pas deviner.
   *[neutral] J'ai un doute sur ce que vous demandez, et c'est peut-être trop important pour deviner.
 } { $there ->
    [now] Je fais venir une personne de l'équipe, qui verra ce que vous avez écrit.
   *[later] Une personne de l'équipe vous lira et vous répondra.
 }
handoff-complaint = { $tone ->
    [empathetic] Quelque chose s'est mal passé, et c'est à une personne de s'en occuper.
    [brief] C'est à une personne de traiter votre réclamation.
   *[neutral] Vous avez une réclamation, et c'est à une personne de s'en occuper.
 } { $there ->
    [now] Je vous mets en relation avec notre service réclamations, qui verra ce que vous avez écrit.
   *[later] Votre dossier est maintenant au service réclamations.
 }
handoff-fraud = { $tone ->
    [brief] Arrêtez tout pour l'instant, s'il vous plaît :
   *[neutral] Vous avez bien fait de me prévenir tout de suite. Arrêtez tout pour l'instant, s'il vous plaît :
 }
    • Raccrochez si vous avez quelqu'un au téléphone, peu importe qui cette personne dit être.
    • Ne communiquez aucun code ni mot de passe, et ne laissez personne accéder à votre appareil.
    • Ne déplacez pas d'argent, même vers un compte que l'on vous dit sûr.
    { $there ->
        [now] Notre équipe antifraude rejoint cette conversation maintenant. S'il faut se parler au téléphone, c'est nous qui vous appelons, au numéro que nous avons dans votre dossier.
       *[later] Notre équipe antifraude a votre dossier. S'il faut se parler au téléphone, c'est nous qui vous appelons, au numéro que nous avons dans votre dossier.
    }
 .freeze = Bloquer ma carte
handoff-dispute = { $there ->
    [now] Je vous mets en relation avec une personne de l'équipe qui examinera ce paiement avec vous et ouvrira un dossier. Elle verra ce que vous avez écrit.
   *[later] Une personne de l'équipe examinera ce paiement avec vous et ouvrira un dossier.
 }
handoff-lost_card = { $there ->
    [now] Je vous mets en relation avec notre service cartes, pour que personne d'autre ne puisse utiliser la carte.
   *[later] J'ai prévenu notre service cartes.
 }
 .freeze = Bloquer ma carte
handoff-hardship = Merci de me l'avoir dit. Vous n'avez pas à affronter cela en solitaire, et il existe des moyens d'alléger la situation. { $there ->
    [now] Je vous mets en relation avec notre équipe d'accompagnement ; elle ne vous vendra rien.
   *[later] Notre équipe d'accompagnement les verra avec vous ; elle ne vous vendra rien.
 }
handoff-bereavement = Toutes mes condoléances. Vous n'avez rien à régler ici avec moi. { $there ->
    [now] Je vous mets en relation avec une personne de l'équipe qui vous accompagnera dans chaque démarche, à votre rythme.
   *[later] Une personne de l'équipe vous accompagnera dans chaque démarche, à votre rythme.
 }
handoff-distress = { $tone ->
    [brief] Merci de me l'avoir dit.
   *[neutral] Merci de me dire où vous en êtes. Cela fait beaucoup à la fois.
 } { $there ->
    [now] Je fais venir une personne de l'équipe maintenant. Elle lira d'abord ce que vous avez écrit, puis verra les choses avec vous, l'une après l'autre.
   *[later] Une personne de l'équipe verra les choses avec vous, l'une après l'autre.
 }
handoff-risk_self_harm = Je prends au sérieux ce que vous avez écrit, et vous avez bien fait de le dire. { $there ->
    [now] Une personne de l'équipe rejoint cette conversation maintenant. Vous pouvez continuer à écrire ici, ou ne rien dire jusqu'à son arrivée.
   *[later] Parlez à quelqu'un maintenant, s'il vous plaît. Notre équipe ne revient que le { $at } ; votre message sera alors lu en premier.
 }
 { $help ->
    [line] Au téléphone, quelqu'un est là pour écouter. { $line } : { $number }. Si vous êtes en danger ou risquez de vous faire du mal, appelez le { $emergency }.
    [emergency] Si vous êtes en danger ou risquez de vous faire du mal, appelez le { $emergency }. Et dites-le à quelqu'un de confiance près de vous.
   *[none] Si vous êtes en danger ou risquez de vous faire du mal, appelez le numéro d'urgence du pays où vous êtes. Et dites-le à quelqu'un de confiance près de vous.
 }
handoff-risk_coercion = { $there ->
    [now] Une personne de l'équipe rejoint cette conversation maintenant. Vous n'avez rien à expliquer. S'il n'est pas commode d'écrire, écrivez seulement OK ; cela suffit.
   *[later] Votre message est bien arrivé ; une personne de l'équipe sera là à partir du { $at }. Vous n'avez rien à expliquer, répondre OK suffit.
 } { $help ->
    [line] Si vous préférez parler à quelqu'un au téléphone : { $number } ; en cas d'urgence, le { $emergency }.
    [emergency] En cas d'urgence : { $emergency }.
   *[none] En cas d'urgence, le plus rapide est le numéro d'urgence local.
 }
handoff-closed-general = { $tone ->
    [brief] Notre équipe revient le { $at }.
   *[neutral] Personne n'est disponible pour l'instant : notre équipe revient le { $at }.
 } Votre demande est enregistrée avec tout ce que vous avez écrit, vous n'aurez rien à répéter. Si une carte est menacée entre-temps, bloquez-la ici ; c'est possible à toute heure.
 .freeze = Bloquer ma carte
handoff-closed-cards = { $tone ->
    [brief] Notre service cartes revient le { $at }.
   *[neutral] Personne n'est disponible au service cartes pour l'instant : il revient le { $at }.
 } Votre demande est enregistrée, vous n'aurez rien à répéter. Si quelqu'un d'autre risque d'utiliser la carte, bloquez-la maintenant, ici même ; l'effet est immédiat.
 .freeze = Bloquer ma carte
handoff-closed-fraud = Bloquez votre carte maintenant, ici même ; l'effet est immédiat. Notre équipe antifraude revient le { $at } et dispose de tout ce que vous avez écrit, vous n'aurez rien à répéter.
 .freeze = Bloquer ma carte
handoff-closed-support = { $tone ->
    [brief] Notre équipe d'accompagnement revient le { $at }.
   *[neutral] Personne n'est disponible dans notre équipe d'accompagnement pour l'instant : elle revient le { $at }.
 } Votre demande est enregistrée avec tout ce que vous avez écrit, vous n'aurez rien à répéter. { $help ->
    [line] Si cela devient trop lourd d'ici là, quelqu'un est là pour écouter au téléphone. { $line } : { $number }.
    [emergency] Si vous êtes en danger d'ici là, appelez le { $emergency }.
   *[none] Si vous êtes en danger d'ici là, appelez le numéro d'urgence du pays où vous êtes.
 }
handoff-closed-complaints = { $tone ->
    [brief] Notre service réclamations revient le { $at }.
   *[neutral] Personne n'est disponible au service réclamations pour l'instant : il revient le { $at }.
 } Votre réclamation compte à partir d'aujourd'hui, et vous n'aurez rien à répéter. Si une carte est menacée entre-temps, bloquez-la ici ; c'est possible à toute heure.
 .freeze = Bloquer ma carte
handoff-already = La demande est déjà faite : une personne de l'équipe vous répondra dès que possible.

## Said by the server, not by the engine

# The first message of a conversation. The disclosure that this is a machine, and that mood is read, is required by law.
chat-disclosure = Bonjour { $name }, je suis l'assistant numérique de la banque, un programme (IA). Je réponds à partir des données de vos comptes, je perçois l'humeur de vos messages pour y répondre avec justesse, et je fais venir une personne de l'équipe dès que vous le souhaitez.
# No time is promised: the team may be closed, and the hand-off has said until when.
chat-queued = { $position ->
    [1] Vous êtes en tête de la file. Une personne de l'équipe prendra la suite avec vous, ici même.
   *[other] Votre place dans la file : { $position }. Une personne de l'équipe prendra la suite avec vous, ici même.
 }
chat-queued-still = { $position ->
    [1] Vous êtes toujours en tête de la file. Ce que vous écrivez ici sera lu par la personne qui vous répondra. Si vous préférez ne pas attendre, écrivez « annuler ».
   *[other] Votre place dans la file : { $position }. Ce que vous écrivez ici sera lu par la personne qui vous répondra. Si vous préférez ne pas attendre, écrivez « annuler ».
 }
chat-queue-left = D'accord, vous avez quitté la file. Nous continuons ici.
chat-agent-joined = { $agent }, de notre équipe, a rejoint la conversation et peut lire ce que vous avez écrit.
chat-agent-left = { $agent } a quitté la conversation. Vous êtes de nouveau dans la file, et rien n'est perdu.
chat-handed-back = { $agent } a rendu la main à l'assistant numérique. Je suis à votre écoute.
chat-engine-down = Je ne peux pas répondre à l'instant même. Votre message est bien enregistré et j'y répondrai dès que possible ; inutile de le renvoyer.
chat-engine-back = Me revoilà, merci de votre patience.
# $limit: the most characters that a message may have.
chat-too-long = C'est trop long pour que je le lise d'un coup. Merci d'envoyer { $limit } caractères au plus à la fois.
chat-empty = Ce message était vide. Que souhaitez-vous savoir ?
chat-rate-limited = Cela fait beaucoup de messages d'un coup. Merci d'attendre quelques secondes avant de renvoyer le vôtre.
chat-session-expired = Votre session a pris fin, par sécurité. Merci de vous reconnecter ; notre conversation est conservée.
chat-internal-error = Un problème est survenu de notre côté. Votre message est bien enregistré ; merci de réessayer dans une minute.

## Names of things, used inside other sentences and as buttons

category-groceries = alimentation
category-eating_out = restaurants
category-transport = transports
category-fuel = carburant
category-housing = logement
category-utilities = énergie et eau
category-telecom = téléphone et internet
category-insurance = assurances
category-subscriptions = abonnements
category-entertainment = loisirs
category-shopping = achats divers
category-clothing = vêtements
category-health = santé
category-travel = voyages
category-education = éducation
category-children = enfants
category-gifts = cadeaux et dons
category-cash = espèces
category-fees = frais bancaires
category-taxes = impôts et taxes
category-home = maison et jardin
category-pets = animaux
category-sports = sport
category-income = revenus
category-transfers = virements
account-checking = compte courant
account-savings = livret d'épargne
account-credit_card = compte carte de crédit
account-joint = compte joint
card-debit = carte de débit
card-credit = carte de crédit
language-en = English
language-es = Español
language-fr = Français
language-de = Deutsch

## Names of what a customer may want: on buttons, and as $topic. Short, no full stop.

intent-greet = Dire bonjour
intent-goodbye = Terminer la conversation
intent-thank = Dire merci
intent-affirm = Oui
intent-deny = Non
intent-cancel = Annuler ce qui est en cours
intent-correct_answer = Corriger une réponse
intent-repeat = Répéter ou réexpliquer
intent-help = Voir ce que je sais faire
intent-ask_if_bot = Savoir qui je suis
intent-talk_to_human = Parler à une personne
intent-change_language = Changer de langue
intent-praise = Faire un compliment
intent-insult = Vider son sac
intent-chitchat = Bavarder un peu
intent-out_of_scope = Autre chose
intent-check_balance = Consulter un solde
intent-find_transactions = Retrouver des paiements
intent-explain_transaction = Identifier un paiement
intent-check_income = Voir l'argent reçu
intent-account_details = Obtenir un RIB ou un IBAN
intent-get_statement = Obtenir un relevé
intent-check_spending = Voir les dépenses
intent-compare_spending = Comparer les dépenses
intent-find_subscriptions = Repérer les abonnements
intent-cancel_subscription = Résilier un abonnement
intent-set_budget = Fixer un budget
intent-check_budget = Suivre un budget
intent-remove_budget = Supprimer un budget
intent-can_i_afford = Savoir si un achat est possible
intent-forecast_balance = Prévoir le solde
intent-saving_advice = Recevoir des conseils d'épargne
intent-list_bills = Voir les prochaines factures
intent-set_bill_reminder = Programmer un rappel de facture
intent-cancel_bill_reminder = Supprimer un rappel de facture
intent-pay_bill = Payer une facture
intent-transfer_money = Faire un virement
intent-transfer_status = Suivre un virement
intent-cancel_transfer = Annuler un virement
intent-list_payees = Voir les bénéficiaires
intent-add_payee = Ajouter un bénéficiaire
intent-freeze_card = Bloquer une carte
intent-unfreeze_card = Débloquer une carte
intent-report_lost_card = Déclarer une carte perdue
intent-replace_card = Recevoir une nouvelle carte
intent-card_declined = Comprendre un refus de carte
intent-card_pin = Régler un souci de code
intent-travel_notice = Utiliser une carte à l'étranger
intent-report_fraud = Signaler une fraude
intent-dispute_charge = Contester un paiement
intent-refund_status = Suivre un remboursement
intent-create_goal = Créer un objectif d'épargne
intent-check_goal = Suivre un objectif
intent-contribute_goal = Alimenter un objectif
intent-reduce_debt = Réduire les dettes
intent-ask_product = Se renseigner sur un produit
intent-ask_fees = Connaître les frais
intent-ask_rates = Connaître les taux
intent-recommend_product = Trouver le bon produit
intent-compare_products = Comparer des produits
intent-apply_product = Souscrire un produit
intent-loan_eligibility = Estimer une capacité d'emprunt
intent-find_branch = Trouver une agence ou un distributeur
intent-book_appointment = Prendre rendez-vous
intent-life_event = Annoncer un changement de vie
intent-bereavement = Déclarer un décès
intent-financial_hardship = Parler de soucis d'argent
intent-update_contact = Modifier des coordonnées
intent-set_preferences = Modifier les préférences
intent-why_this = Comprendre pourquoi c'est affiché
intent-not_interested = Refuser une offre
intent-manage_consent = Gérer les consentements
intent-export_my_data = Recevoir une copie des données
intent-delete_my_data = Effacer les données
intent-make_complaint = Faire une réclamation
intent-give_feedback = Donner un avis
