/** All that a figure says, of `impact_figure f`, in the words of the contract. */
export const figureColumns = `f.metric, f.item_code AS "itemCode", f.dimension, f.group_code AS "groupCode",
  f.choice_code AS "choiceCode", f.estimate, f.lower, f.upper, f.conf, f.n, f.invited, f.numerator,
  f.response_rate AS "responseRate", f.method, f.suppressed, f.null_reason AS "nullReason", f.flags, f.weighted,
  f.weighted_lower AS "weightedLower", f.weighted_upper AS "weightedUpper", f.weighted_reason AS "weightedReason",
  f.design_effect AS "designEffect", f.effective_n AS "effectiveN"`;
