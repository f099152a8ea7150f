# Writes the cases of the classical methods, from the root of the repository:
#   apt-get install r-base-core r-cran-psych r-cran-vcd r-cran-coin
#   Rscript tests/golden/r/make-classical-cases.R tests/golden/cases
# 08, 14, 36, 44 and 48 came with the methods document and are not written here.
suppressMessages({ library(psych); library(vcd); library(coin) })
folder <- commandArgs(trailingOnly = TRUE)[1]
source("tests/golden/r/write-case.R")
ci <- function(x) list(lower = x[1], upper = x[2])
walsh <- function(d) { m <- outer(d, d, "+") / 2; sort(m[lower.tri(m, diag = TRUE)]) }

# 09 paired with missing values
pre <- c(12, NA, 9, 15, 11, 8, NA, 14); post <- c(16, 14, 11, NA, 15, 9, NA, 13)
ok <- !is.na(pre) & !is.na(post); t <- t.test(post[ok], pre[ok], paired = TRUE)
write_case("09_paired_missing_edge.json", "paired_missing_edge", "paired change with missing values", "R t.test",
  list(pre = pre, post = post, constant = list(pre = 1:3, post = 3:5), single = list(pre = I(4), post = I(7))),
  list(conf = 0.95),
  list(n_pre = sum(!is.na(pre)), n_post = sum(!is.na(post)), n_pairs = sum(ok), mean_diff = mean(post[ok] - pre[ok]),
    ci = ci(t$conf.int), t = t$statistic[[1]], p = t$p.value,
    naive_unpaired_diff = mean(post, na.rm = TRUE) - mean(pre, na.rm = TRUE),
    constant = list(mean_diff = 2, sd_diff = 0, d_z = NA, t = NA, p = NA, flag = "zero variance"),
    single = list(mean_diff = 3, ci = NA, d_z = NA, flag = "one pair")))

# 10 exact signed ranks: Hollander and Wolfe (1973), p. 29
x <- c(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30)
y <- c(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29)
d <- round(x - y, 3); n <- length(d); w <- wilcox.test(d, conf.int = TRUE); k <- max(1, qsignrank(0.025, n))
write_case("10_wilcoxon_exact_hl.json", "wilcoxon_exact_hl", "signed rank, exact", "R wilcox.test",
  list(x = x, y = y, diff = d), list(conf = 0.95),
  list(n = n, V = w$statistic[[1]], p_two_sided = w$p.value, p_greater = wilcox.test(d, alternative = "greater")$p.value,
    hodges_lehmann = median(walsh(d)), ci = ci(w$conf.int), achieved_conf = 1 - 2 * psignrank(k - 1, n),
    rank_biserial = 2 * w$statistic[[1]] / (n * (n + 1) / 2) - 1))

# 11 ties and zeros
pre <- c(2, 3, 3, 4, 2, 3, 1, 4, 3, 2, 5, 3, 2, 4, 3); post <- c(4, 3, 4, 4, 3, 5, 3, 3, 4, 4, 5, 4, 1, 5, 4); d <- post - pre
nz <- d[d != 0]; v <- sum(rank(abs(nz))[nz > 0])
pratt <- wilcoxsign_test(post ~ pre, zero.method = "Pratt")
write_case("11_wilcoxon_ties_zeros.json", "wilcoxon_ties_zeros", "signed rank with ties and zeros", "R wilcox.test, coin",
  list(pre = pre, post = post), setNames(list(), character()),
  list(n = length(d), n_zero = sum(d == 0), V_drop_zeros = v,
    p_cc = suppressWarnings(wilcox.test(d, exact = FALSE)$p.value),
    p_nocc = suppressWarnings(wilcox.test(d, exact = FALSE, correct = FALSE)$p.value),
    pratt_z = statistic(pratt)[[1]], pratt_p = pvalue(pratt)[[1]],
    pratt_p_exact = pvalue(wilcoxsign_test(post ~ pre, zero.method = "Pratt", distribution = "exact"))[[1]],
    wilcoxon_zero_p_exact = pvalue(wilcoxsign_test(post ~ pre, zero.method = "Wilcoxon", distribution = "exact"))[[1]],
    hl_nonzero = median(walsh(nz)), hl_all = median(walsh(d)),
    rank_biserial_nonzero = 2 * v / (length(nz) * (length(nz) + 1) / 2) - 1,
    all_zero = list(diffs = c(0, 0, 0, 0), p = NA, hl = 0, flag = "no change")), rel = 1e-8)

# 12, 13 McNemar; Newcombe's method 10 from its definition
midp <- function(b, c) if (b + c == 0) 1 else min(1, 2 * pbinom(min(b, c), b + c, .5) - dbinom(min(b, c), b + c, .5))
exact <- function(b, c) if (b + c == 0) 1 else binom.test(b, b + c)$p.value
score <- function(x, n) { r <- prop.test(x, n, correct = FALSE)$conf.int; c(if (x == 0) 0 else r[1], if (x == n) 1 else r[2]) }
newcombe <- function(a, b, c, d) {
  n <- a + b + c + d; p1 <- (a + b) / n; p2 <- (a + c) / n
  l <- suppressWarnings(score(a + b, n)); u <- suppressWarnings(score(a + c, n))
  m <- sqrt((a + b) * (c + d) * (a + c) * (b + d)); g <- a * d - b * c
  phi <- if (m == 0) 0 else (if (g > 0) max(0, g - n / 2) else g) / m
  side <- function(x, y) sqrt(max(0, x^2 - 2 * phi * x * y + y^2))
  list(lower = p1 - p2 - side(p1 - l[1], u[2] - p2), upper = p1 - p2 + side(l[2] - p1, p2 - u[1]))
}
m <- matrix(c(794, 86, 150, 570), 2); n <- sum(m); b <- 150; c <- 86; half <- qnorm(.975) * sqrt(b + c - (b - c)^2 / n) / n
cc <- mcnemar.test(m); plain <- mcnemar.test(m, correct = FALSE)
write_case("12_mcnemar_agresti.json", "mcnemar_agresti", "McNemar and the paired difference", "R mcnemar.test, binom.test",
  list(a = 794, b = 150, c = 86, d = 570), list(conf = 0.95),
  list(chisq_cc = cc$statistic[[1]], p_cc = cc$p.value, chisq = plain$statistic[[1]], p = plain$p.value, p_exact = exact(b, c),
    p_midp = midp(b, c), diff_first_minus_second = (b - c) / n, wald_ci = ci((b - c) / n + c(-1, 1) * half),
    newcombe_paired_ci = newcombe(794, 150, 86, 570), odds_ratio_conditional = b / c))
tables <- list(c(3, 1, 6, 10), c(5, 0, 0, 7), c(0, 4, 0, 6), c(12, 3, 3, 12), c(36, 12, 2, 0))
write_case("13_mcnemar_small_edge.json", "mcnemar_small_edge", "McNemar, small tables", "R binom.test",
  list(tables = tables), list(order = "a,b,c,d", conf = 0.95),
  list(results = lapply(tables, function(t) list(p_exact = exact(t[2], t[3]), p_midp = midp(t[2], t[3]),
    newcombe = newcombe(t[1], t[2], t[3], t[4])))))

# 15 then-test
pre <- c(3, 3, 4, 2, 3, 4, 2, 3); then <- c(2, 2, 3, 2, 1, 3, 2, 3); post <- c(4, 4, 4, 3, 4, 5, 3, 5)
part <- function(a, b) { t <- t.test(a, b, paired = TRUE); list(diff = mean(a - b), ci = ci(t$conf.int), p = t$p.value) }
write_case("15_then_test.json", "then_test", "retrospective pre-test", "R t.test", list(pre = pre, then = then, post = post),
  list(conf = 0.95), list(conventional = part(post, pre), then_gain = part(post, then), response_shift_pre_minus_then = part(pre, then)))

# 37, 38 Welch and Hedges
a <- sleep$extra[sleep$group == 2]; b <- sleep$extra[sleep$group == 1]; t <- t.test(a, b)
tp <- t.test(a, b, var.equal = TRUE)$statistic[[1]]; s <- sqrt((var(a) + var(b)) / 2); dd <- (mean(a) - mean(b)) / s
J <- function(m) exp(lgamma(m / 2) - lgamma((m - 1) / 2)) / sqrt(m / 2)
ncp <- function(q) uniroot(function(h) pt(tp, 18, h) - q, c(-10, 10), tol = 1e-13)$root
dci <- c(ncp(.975), ncp(.025)) * sqrt(2 / 10); g <- J(18) * dd
write_case("37_welch_hedges.json", "welch_hedges", "Welch t, Hedges g", "R t.test, pt(ncp)", list(a = a, b = b), list(conf = 0.95),
  list(diff = mean(a) - mean(b), t = t$statistic[[1]], df = t$parameter[[1]], p = t$p.value, ci = ci(t$conf.int), pooled_t = tp,
    d = dd, J_exact = J(18), g = g, g_ci = ci(J(18) * dci), d_ci = ci(dci), g_var_largesample = 2 / 10 + g^2 / 40,
    glass_delta_b = (mean(a) - mean(b)) / sd(b)), rel = 1e-8, abs = 1e-10)
m <- c(2, 5, 9, 18, 50, 200, 1000)
write_case("38_hedges_J.json", "hedges_J", "Hedges' correction", "R lgamma", list(m = m), setNames(list(), character()),
  list(exact = J(m), approx = 1 - 3 / (4 * m - 1), undefined_at_m1 = NA))

# 39 several groups
q <- airquality; k <- kruskal.test(Ozone ~ Month, q); o <- oneway.test(Ozone ~ Month, q); n <- sum(!is.na(q$Ozone))
hw <- list(c(2.9, 3, 2.5, 2.6, 3.2), c(3.8, 2.7, 4, 2.4), c(2.8, 3.4, 3.7, 2.2, 2)); h <- kruskal.test(hw)
write_case("39_kruskal_welch_anova.json", "kruskal_welch_anova", "several groups", "R kruskal.test, oneway.test",
  list(values = q$Ozone, group = q$Month, hw = hw), setNames(list(), character()),
  list(H = k$statistic[[1]], df = k$parameter[[1]], p = k$p.value, epsilon_sq = k$statistic[[1]] * (n + 1) / (n^2 - 1),
    welch_F = o$statistic[[1]], welch_df2 = o$parameter[[2]], welch_p = o$p.value, hw_H = h$statistic[[1]], hw_p = h$p.value,
    all_equal = list(H = NA, flag = "no variance")))

# 40 two groups by ranks: Hollander and Wolfe (1973), p. 69
x <- c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46); y <- c(1.15, 0.88, 0.90, 0.74, 1.21)
w <- wilcox.test(x, y, conf.int = TRUE); tx <- c(4, 5, 3, 4, 5, 2, 4); ty <- c(3, 3, 2, 4, 1, 3)
tw <- suppressWarnings(wilcox.test(tx, ty)); delta <- function(x, y) mean(sign(outer(x, y, "-")))
write_case("40_mann_whitney.json", "mann_whitney", "rank sums", "R wilcox.test",
  list(x = x, y = y, ties = list(x = tx, y = ty)), list(conf = 0.95),
  list(W = w$statistic[[1]], p = w$p.value, hl = median(outer(x, y, "-")), ci = ci(w$conf.int), auc = (delta(x, y) + 1) / 2,
    cliff_delta = delta(x, y), ties = list(W = tw$statistic[[1]], p_cc = tw$p.value, cliff_delta = delta(tx, ty))))

# 41 Newcombe (1998), table II
x1 <- c(56, 9, 6, 5, 0, 0, 10, 10); n1 <- c(70, 10, 7, 56, 10, 10, 10, 10)
x2 <- c(48, 3, 2, 0, 0, 0, 0, 0); n2 <- c(80, 10, 7, 29, 20, 10, 20, 10)
diffs <- lapply(seq_along(x1), function(i) {
  l <- suppressWarnings(score(x1[i], n1[i])); u <- suppressWarnings(score(x2[i], n2[i]))
  p <- x1[i] / n1[i]; r <- x2[i] / n2[i]
  c(p - r - sqrt((p - l[1])^2 + (u[2] - r)^2), p - r + sqrt((l[2] - p)^2 + (r - u[1])^2))
})
write_case("41_newcombe_difference.json", "newcombe_difference", "difference of two shares", "R prop.test, Newcombe (1998)",
  list(x1 = x1, n1 = n1, x2 = x2, n2 = n2), list(conf = 0.95), list(diff = x1 / n1 - x2 / n2, ci = diffs))

# 16, 17 reliability
a <- suppressWarnings(psych::alpha(attitude)); k <- ncol(attitude); n <- nrow(attitude); al <- a$total$raw_alpha
fa <- factanal(attitude, 1, control = list(opt = list(factr = 1, pgtol = 0, maxit = 10000))); l <- fa$loadings[, 1]; u <- fa$uniquenesses; s <- sapply(attitude, sd)
rest <- sapply(seq_len(k), function(j) cor(attitude[[j]], rowSums(attitude[-j])))
write_case("16_cronbach_omega.json", "cronbach_omega", "alpha, Feldt interval, omega", "R psych::alpha, factanal",
  list(items = unname(as.matrix(attitude))), list(conf = 0.95),
  list(k = k, n = n, alpha_raw = al, alpha_std = a$total$std.alpha, alpha_if_deleted = a$alpha.drop$raw_alpha, item_rest_r = rest,
    feldt_ci = list(lower = 1 - (1 - al) * qf(.975, n - 1, (n - 1) * (k - 1)), upper = 1 - (1 - al) * qf(.025, n - 1, (n - 1) * (k - 1))),
    omega_total_raw = sum(l * s)^2 / (sum(l * s)^2 + sum(u * s^2)), omega_total_std = sum(l)^2 / (sum(l)^2 + sum(u)),
    ml_loadings = as.numeric(l)), override = list(omega_total_raw = 1e-5, omega_total_std = 1e-5, ml_loadings = 1e-4))
items <- rbind(c(4, 5, 4), c(3, NA, 3), c(2, 2, 3), c(5, 4, 5), c(3, 3, 2), c(4, 4, 4), c(1, 2, 2)); rev <- items; rev[, 3] <- 6 - rev[, 3]
al <- function(m) { m <- m[complete.cases(m), ]; k <- ncol(m); k / (k - 1) * (1 - sum(diag(cov(m))) / sum(cov(m))) }
write_case("17_alpha_edge.json", "alpha_edge", "alpha, edges", "R cov", list(items = items, reversed_third = rev,
    constant = matrix(3, 4, 3), one_item = lapply(1:4, I)), setNames(list(), character()),
  list(n_listwise = 6, alpha = al(items), alpha_reversed = al(rev), constant = NA, one_item = NA))

# 45 kappa: Agresti (1990), Hout et al. (1987)
t <- rbind(c(7, 7, 2, 3), c(2, 8, 3, 7), c(1, 5, 4, 9), c(2, 8, 9, 14))
lin <- vcd::Kappa(t); quad <- vcd::Kappa(t, weights = "Fleiss-Cohen"); ps <- psych::cohen.kappa(t)
write_case("45_weighted_kappa.json", "weighted_kappa", "kappa", "vcd::Kappa, psych::cohen.kappa", list(table = t), list(conf = 0.95),
  list(n = sum(t), po = sum(diag(t)) / sum(t), kappa = lin$Unweighted[[1]], kappa_ase_vcd = lin$Unweighted[[2]],
    kappa_linear = lin$Weighted[[1]], kappa_linear_ase_vcd = lin$Weighted[[2]], kappa_quadratic = quad$Weighted[[1]],
    kappa_quadratic_ase_vcd = quad$Weighted[[2]],
    psych = list(kappa_var = ps$var.kappa, weighted_kappa_quadratic = ps$weighted.kappa, weighted_var = ps$var.weighted),
    one_category = list(table = rbind(c(9, 0), c(0, 0)), kappa = NA, flag = "one category")))

# 46, 47 intraclass correlations and dyads
r <- rbind(c(9, 2, 5, 8), c(6, 1, 3, 2), c(8, 4, 6, 8), c(7, 1, 2, 6), c(10, 5, 6, 9), c(6, 2, 4, 7)); i <- ICC(r, lmer = FALSE)$results
write_case("46_icc_shrout_fleiss.json", "icc_shrout_fleiss", "intraclass correlations", "psych::ICC", list(ratings = r), list(conf = 0.95),
  list(types = i$type, icc = i$ICC, F = i$F, df1 = i$df1, df2 = i$df2, lower = i$`lower bound`, upper = i$`upper bound`))
p <- c(4, 3, 5, 2, 4, 3, 4, 5, 1, 3, 4, 2); q <- c(3, 3, 4, 2, 4, 2, 5, 4, 2, 3, 3, 1); n <- length(p)
i <- ICC(cbind(p, q), lmer = FALSE)$results; pr <- cor.test(p, q); v <- function(x) var(x) * (n - 1) / n
write_case("47_participant_supervisor_agreement.json", "participant_supervisor_agreement", "dyads", "psych::ICC, R cor.test, Lin (1989)",
  list(participant = p, supervisor = q), list(conf = 0.95, categories = 1:5),
  list(n = n, icc_A1 = i$ICC[2], icc_A1_ci = list(lower = i$`lower bound`[2], upper = i$`upper bound`[2]), icc_C1 = i$ICC[3],
    ccc = 2 * cov(p, q) * (n - 1) / n / (v(p) + v(q) + (mean(p) - mean(q))^2), bias = mean(p - q),
    loa = ci(mean(p - q) + c(-1, 1) * qnorm(.975) * sd(p - q)), pearson = pr$estimate[[1]], pearson_ci = ci(pr$conf.int),
    spearman = cor(p, q, method = "spearman"), exact_agreement = mean(p == q), within_one = mean(abs(p - q) <= 1),
    quadratic_kappa = vcd::Kappa(table(factor(p, 1:5), factor(q, 1:5)), weights = "Fleiss-Cohen")$Weighted[[1]]))

# 49, 50 dominance and success cases
cells <- list(c(90, 5, 3, 2), c(60, 30, 10), c(40, 30, 20, 10), c(75, 15, 10), c(100))
write_case("49_dominance_rules.json", "dominance_rules", "dominance and p per cent", "arithmetic", list(cells = lapply(cells, I)),
  list(nk = c("1,75%", "2,85%"), p = 10), list(results = lapply(cells, function(x) { x <- sort(x, decreasing = TRUE); s <- sum(x); rest <- sum(x[-(1:2)])
    list(n = length(x), share1 = x[1] / s, share2 = sum(head(x, 2)) / s, nk_1_75 = x[1] / s > .75, nk_2_85 = sum(head(x, 2)) / s > .85,
      p10_pct = rest < .1 * x[1], p_remainder_ratio = rest / x[1]) })))
id <- sprintf("p%02d", 1:14); sc <- c(88, 45, 92, NA, 67, 88, 31, 54, 88, 45, 73, 31, 60, 45); o <- id[!is.na(sc)]; z <- sc[!is.na(sc)]; m <- ceiling(.2 * length(z))
up <- order(z, o); down <- order(-z, o)
write_case("50_success_case_selection.json", "success_case_selection", "success cases", "R order", list(id = id, score = sc),
  list(q = 0.2, rule = "m=ceiling(q*n_valid); ties by id ascending", tie_expand = TRUE),
  list(n_valid = length(z), m = m, top = o[down[1:m]], bottom = o[up[1:m]], top_expanded_ties = o[down][z[down] >= z[down[m]]],
    bottom_expanded_ties = o[up][z[up] <= z[up[m]]]))
