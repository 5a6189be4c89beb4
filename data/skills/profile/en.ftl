### Complaints.

# $reference: of the case; $acknowledge_by, $respond_by: dates.
complaint-opened = { $tone ->
    [empathetic] I've recorded your complaint under { $reference }, so that it can't get lost. You'll have our written confirmation by { $acknowledge_by } and our final answer by { $respond_by }. If that doesn't satisfy you, the ombudsman can look at it free of charge.
   *[neutral] I've recorded your complaint; its reference is { $reference }. You'll have our written confirmation by { $acknowledge_by } and our final answer by { $respond_by }. If you're not satisfied then, you can turn to the ombudsman, free of charge.
 }
 .human = Talk to a person
complaint-existing = Your complaint is already recorded under { $reference }; our final answer comes by { $respond_by }. I've added what you just wrote.
 .human = Talk to a person
