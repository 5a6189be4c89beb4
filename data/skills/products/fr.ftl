### Answers on products come from data/products; these sentences surround them.

# Nothing in the catalogue answers the question: said honestly.
product-unknown = { $tone ->
    [empathetic] Je n'ai pas de réponse fiable à cette question, et je préfère ne rien avancer au hasard. Une personne de l'équipe pourra vous répondre.
   *[neutral] Je n'ai pas de réponse fiable à cette question, et je préfère ne rien avancer au hasard. Posez-la autrement, ou je vous mets en relation avec une personne de l'équipe.
 }
 .human = Parler à une personne
product-current_account = compte courant
product-savings_account = livret d'épargne
product-fixed_deposit = compte à terme
product-credit_card = carte de crédit
product-gold_card = carte Gold
product-personal_loan = prêt personnel
product-mortgage = prêt immobilier
product-overdraft = découvert autorisé
product-student_account = compte étudiant
product-business_account = compte professionnel
product-travel_insurance = assurance voyage
product-investment_plan = plan d'investissement
