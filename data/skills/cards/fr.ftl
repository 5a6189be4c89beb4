### Cards. Every card name is feminine ("carte de ..."), hence "bloquée".

# $card: kind of card, $last4: its last four digits.
card-frozen = { $tone ->
    [empathetic] Votre { $card } se terminant par { $last4 } est bloquée dès maintenant. Personne ne peut payer avec.
    [brief] { $card } se terminant par { $last4 } : bloquée.
   *[neutral] Votre { $card } se terminant par { $last4 } est bloquée. Personne ne peut payer avec tant qu'elle n'est pas débloquée ; une personne de l'équipe s'en charge après une courte vérification.
 }
card-already-frozen = Votre { $card } se terminant par { $last4 } est déjà bloquée.
# After a correction; $card, $last4: the card frozen before it.
card-still-frozen = Votre { $card } se terminant par { $last4 } reste bloquée elle aussi. Une personne de l'équipe peut la débloquer après une courte vérification.
 .human = Parler à une personne
card-ask-which = Quelle carte dois-je bloquer ?
# A button for one card.
card-choice = { $card } se terminant par { $last4 }
card-none = Je ne trouve aucune carte de ce type à votre nom.
