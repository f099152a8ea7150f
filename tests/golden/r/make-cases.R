# Writes tests/golden/cases/*.json with figures of R. Base R only:
#   apt-get install r-base-core && Rscript tests/golden/r/make-cases.R tests/golden/cases
# 01 and 02 came with the methods document and are not written here.
folder <- commandArgs(trailingOnly = TRUE)[1]

source("tests/golden/r/write-case.R")

wilson <- function(x, n, conf = 0.95) {
  if (n == 0) return(c(NA, NA))
  if (x == 0 || x == n || n < 1) { # prop.test is exact here too; the ends are 0 and 1 by definition
    ci <- suppressWarnings(prop.test(x, n, conf.level = conf, correct = FALSE)$conf.int)
    return(c(if (x == 0) 0 else ci[1], if (x == n) 1 else ci[2]))
  }
  as.numeric(suppressWarnings(prop.test(x, n, conf.level = conf, correct = FALSE)$conf.int))
}
share <- function(x, n) if (n == 0) NA else x / n

# --- Wilson at the edges
x <- c(0, 1, 0, 3, 5, 0, 1000, 7); n <- c(1, 1, 0, 5, 5, 400, 1000, 2000)
write_case("03_prop_edge.json", "prop_edge", "Wilson interval edge cases", "Wilson (1927); R prop.test(correct = FALSE)",
  list(x = x, n = n), list(conf = c(0.95, 0.9)),
  list(wilson95 = t(mapply(wilson, x, n, 0.95)), wilson90 = t(mapply(wilson, x, n, 0.9)), estimate = mapply(share, x, n)))

# --- finite population
n_star <- 40 * (90 - 1) / (90 - 40); p <- 31 / 40; z <- qnorm(0.975)
centre <- (p + z^2 / (2 * n_star)) / (1 + z^2 / n_star)
half <- z * sqrt(p * (1 - p) / n_star + z^2 / (4 * n_star^2)) / (1 + z^2 / n_star)
write_case("05_prop_wilson_fpc.json", "prop_wilson_fpc", "Wilson interval with finite population correction",
  "Cochran (1977) 3.3; R arithmetic", list(x = 31, n = 40, N = 90), list(conf = 0.95),
  list(n_star = n_star, wilson = list(lower = centre - half, upper = centre + half)))

# --- NPS
nps <- function(s) {
  n <- length(s); v <- ifelse(s >= 9, 1, ifelse(s <= 6, -1, 0)); p <- mean(v == 1); d <- mean(v == -1)
  se <- sqrt((p + d - (p - d)^2) / n); z <- qnorm(0.975)
  pa <- (sum(v == 1) + 0.75) / (n + 3); da <- (sum(v == -1) + 0.75) / (n + 3)
  sa <- sqrt((pa + da - (pa - da)^2) / (n + 3)); tt <- 100 * t.test(v)$conf.int
  list(n = n, promoters = sum(v == 1), passives = sum(v == 0), detractors = sum(v == -1), nps = 100 * mean(v),
       se_wald_n = 100 * se, se_n_minus_1 = 100 * sd(v) / sqrt(n),
       wald = list(lower = 100 * (mean(v) - z * se), upper = 100 * (mean(v) + z * se)),
       t_interval = list(lower = tt[1], upper = tt[2]),
       adjusted_wald = list(centre = 100 * (pa - da), lower = 100 * (pa - da - z * sa), upper = 100 * (pa - da + z * sa)))
}
scores <- list(rep(c(10, 9, 8, 7, 6, 3, 0), c(9, 7, 6, 4, 3, 2, 1)), rep(c(9, 8, 5), c(12, 4, 4)))
write_case("06_nps.json", "nps", "Net Promoter Score", "Reichheld (2003); Rocks (2016); R t.test on -1/0/1",
  list(scores = scores), list(conf = 0.95), list(results = lapply(scores, nps)))

# --- means
mean_case <- function(v) {
  if (length(v) < 2 || sd(v) == 0) return(list(n = length(v), mean = if (length(v)) mean(v) else NA, lower = NA, upper = NA, t = NA, p = NA, flag = "degenerate"))
  tt <- t.test(v)
  list(n = length(v), mean = mean(v), sd = sd(v), se = sd(v) / sqrt(length(v)), t = as.numeric(tt$statistic),
       df = as.numeric(tt$parameter), p = tt$p.value, lower = tt$conf.int[1], upper = tt$conf.int[2])
}
samples <- list(c(4.1, 3.9, 5.2, 4.8, 2.7, 4.4), I(c(7)), c(3, 3, 3), c(1e8 + 0.1, 1e8 + 0.2, 1e8 + 0.7), c(62, 71, 80, 55, 90, 77, 68, 83))
write_case("07_mean_t_ci.json", "mean_t_ci", "mean with t interval; one value, equal values, large mean", "R t.test",
  list(samples = samples), list(conf = 0.95), list(results = lapply(samples, mean_case)), rel = 1e-7)

# --- response rates
d <- list(I = 210, P = 24, R = 31, NC = 96, O = 9, UH = 12, UO = 18); e <- 0.65
rates <- with(d, {
  known <- I + P + R + NC + O; u <- UH + UO; reached <- I + P + R + O
  list(RR1 = I / (known + u), RR2 = (I + P) / (known + u), RR3 = I / (known + e * u), RR4 = (I + P) / (known + e * u),
       RR5 = I / known, RR6 = (I + P) / known, COOP1 = I / reached, COOP2 = (I + P) / reached,
       COOP3 = I / (I + P + R), COOP4 = (I + P) / (I + P + R), REF1 = R / (known + u), REF2 = R / (known + e * u),
       REF3 = R / known, CON1 = reached / (known + u), CON2 = reached / (known + e * u), CON3 = reached / known,
       empty = list(RR1 = NA))
})
write_case("18_aapor_rates.json", "aapor_rates", "AAPOR outcome rates", "AAPOR Standard Definitions (2016); R arithmetic",
  d, list(e = e), rates)

# --- Likert item
values <- rep(c(1, 2, 3, 4, 5, NA), c(2, 5, 11, 24, 17, 4)); v <- values[!is.na(values)]; m <- t.test(v)
ci <- wilson(sum(v >= 4), length(v))
write_case("52_likert_summary.json", "likert_summary", "Likert item: distribution, top-2, mean, median", "R table, prop.test, t.test",
  list(values = values), list(conf = 0.95),
  list(n = length(v), counts = as.numeric(table(factor(v, 1:5))), share = as.numeric(table(factor(v, 1:5))) / length(v),
       top2 = mean(v >= 4), top2_wilson = list(lower = ci[1], upper = ci[2]), bottom2 = mean(v <= 2),
       net = mean(v >= 4) - mean(v <= 2), mean = mean(v), sd = sd(v),
       mean_ci = list(lower = m$conf.int[1], upper = m$conf.int[2]), median = median(v)))

# --- the figures of an activity: all, and the groups that are shown
block <- function(size, group, sex, applied, useful) list(size = size, group = group, sex = sex, applied = applied, useful = useful)
blocks <- list(
  block(14, "workers", "woman", "yes", "5"), block(9, "workers", "woman", "no", "3"), block(22, "workers", "woman", NA, NA),
  block(18, "workers", "man", "partly", "4"), block(7, "workers", "man", "no", NA), block(30, "workers", "man", NA, NA),
  block(11, "employers", "woman", "yes", "4"), block(12, "employers", "man", "no", "2"), block(25, "employers", "man", NA, NA),
  block(3, "government", "woman", "yes", "5"), block(12, "government", "woman", NA, NA))
frame <- do.call(rbind, lapply(blocks, function(b) data.frame(b)[rep(1, b$size), ]))
shown <- function(x, n) { ci <- wilson(x, n); list(estimate = x / n, lower = ci[1], upper = ci[2], n = n, numerator = x) }
group_figures <- function(f, g) {
  invited <- nrow(f); a <- f[!is.na(f$applied), ]; useful <- as.numeric(a$useful[!is.na(a$useful)])
  yes <- sum(a$applied != "no"); m <- t.test(useful)
  out <- list(invited = list(estimate = invited, n = invited), responded = list(estimate = nrow(a), n = nrow(a)),
    response_rate_rr2 = shown(nrow(a), invited), application_rate_respondents = shown(yes, nrow(a)),
    application_rate_conservative = shown(yes, invited),
    application_rate_upper_bound = shown(yes + invited - nrow(a), invited),
    likert_top2 = shown(sum(useful >= 4), length(useful)),
    likert_mean = list(estimate = mean(useful), lower = m$conf.int[1], upper = m$conf.int[2], n = length(useful)))
  names(out) <- paste0(names(out), "/", g)
  shares <- lapply(1:5, function(p) shown(sum(useful == p), length(useful)))
  names(shares) <- paste0("likert_share/", g, "/", 1:5)
  k <- nrow(a) - length(useful); missing <- list(list(estimate = k / nrow(a), numerator = k, n = nrow(a)))
  names(missing) <- paste0("answers_missing useful/", g)
  c(out, shares, missing)
}
# government: 3 of 15 answered. 3 < 5 is hidden, and with it the next smallest group, employers (23 answers).
hidden <- list("responded/government" = NA, "responded/employers" = NA, "likert_top2/government" = NA, "likert_top2/employers" = NA)
expected <- c(group_figures(frame, "all"), group_figures(frame[frame$group == "workers", ], "workers"), hidden,
  list("invited/government" = list(estimate = 15, n = 15), "invited/employers" = list(estimate = 48, n = 48)))
write_case("60_activity_figures.json", "activity_figures", "figures of one activity with suppression", "R prop.test, t.test",
  list(blocks = blocks), list(conf = 0.95), expected)
