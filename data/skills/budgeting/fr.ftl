### Budgets, by the calendar month. $category stands in guillemets: it takes no article that way.

budget-set = { $tone ->
    [warm] C'est fait ! Votre budget « { $category } » est de { $limit } par mois.
   *[neutral] Votre budget « { $category } » est désormais de { $limit } par mois.
 }
 .check = Où en est-il ?
budget-changed = Votre budget « { $category } » passe à { $limit } par mois, contre { $previous } auparavant.
 .check = Où en est-il ?
# Added to the two above. $spent: so far this month.
budget-so-far = Vous en avez déjà dépensé { $spent } ce mois-ci.
budget-ask-category = Pour quel type de dépenses voulez-vous un budget ?
budget-ask-amount = Budget « { $category } » : combien voulez-vous dépenser au maximum par mois ?
budget-bad-amount = Il me faut un montant supérieur à zéro et inférieur à { $most }, par exemple 300.
budget-bad-category = Je ne connais pas ce type de dépenses. Je peux suivre des budgets pour l'alimentation, les restaurants, les transports, les achats divers et bien d'autres.
# $rows: a line for each budget.
budget-status = Vos budgets ce mois-ci :
    { $rows }
 .rows = • { $category } : { $spent } sur { $limit }, { $state ->
        [over] dépassement de { $left }
       *[under] reste { $left }
     }
# $left: positive. $days: days left in the month, today included. $state: over or under. $projected: by the end of the month at this pace.
budget-status-one = { $state ->
    [over] { $tone ->
        [empathetic] Budget « { $category } » : vous avez dépensé { $spent } ce mois-ci, soit { $left } de plus que les { $limit } prévus. Le mois dure encore { $days ->
            [one] { $days } jour
           *[other] { $days } jours
         }. Si ce budget ne vous convient plus, nous pouvons le relever.
       *[neutral] Budget « { $category } » : vous avez dépensé { $spent } ce mois-ci, soit { $left } au-dessus des { $limit } prévus. Le mois dure encore { $days ->
            [one] { $days } jour
           *[other] { $days } jours
         }.
     }
   *[under] { $tone ->
        [brief] « { $category } » : reste { $left } sur { $limit }.
       *[neutral] Budget « { $category } » : il vous reste { $left } sur { $limit }. Le mois dure encore { $days ->
            [one] { $days } jour
           *[other] { $days } jours
         }.
     }
 }
budget-pace = À ce rythme, vous arriverez à { $projected } en fin de mois.
budget-none = Vous n'avez pas encore fixé de budget. Voulez-vous en créer un ?
 .set = Fixer un budget
budget-none-category = Vous n'avez pas encore de budget « { $category } ». Voulez-vous en créer un ?
 .set = Fixer un budget
