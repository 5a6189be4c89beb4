### Answers on products come from data/products; these sentences surround them.

# Nothing in the catalogue answers the question: said honestly.
product-unknown = { $tone ->
    [empathetic] No tengo una respuesta fiable a eso y prefiero no adivinar. Una persona de nuestro equipo puede decírselo.
   *[neutral] No tengo una respuesta fiable a eso y prefiero no adivinar. Pregúntemelo de otra manera o le paso con una persona de nuestro equipo.
 }
 .human = Hablar con una persona
product-current_account = cuenta corriente
product-savings_account = cuenta de ahorro
product-fixed_deposit = depósito a plazo fijo
product-credit_card = tarjeta de crédito
product-gold_card = tarjeta oro
product-personal_loan = préstamo personal
product-mortgage = hipoteca
product-overdraft = descubierto autorizado
product-student_account = cuenta joven
product-business_account = cuenta de empresa
product-travel_insurance = seguro de viaje
product-investment_plan = plan de inversión
