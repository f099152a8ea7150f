# Writes the cases of weights, propensities, quantiles, replication and pooling with figures of R:
#   apt-get install r-base-core r-cran-survey r-cran-boot r-cran-mice
#   Rscript make-weight-cases.R ../cases        (in this folder)
suppressMessages({ library(survey); library(boot) })
source("write-case.R")
folder <- commandArgs(trailingOnly = TRUE)[1]
data(api)
num <- function(x) as.numeric(x)
se <- function(x) as.numeric(SE(x))
deff <- function(w) length(w) * sum(w^2) / sum(w)^2

# --- 19 weighting classes
set.seed(19); cl <- rep(c("gov", "emp", "wor", "oth"), c(40, 30, 25, 5)); n <- length(cl); base <- sample(c(1, 1.5, 2), n, TRUE)
resp <- rbinom(n, 1, 0.6); resp[cl == "oth"] <- c(1, 0, 0, 0, 0)
f <- tapply(base, cl, sum) / tapply(base * resp, cl, sum); w <- num((base * f[cl])[resp == 1])
write_case("19_nonresponse_weighting_class.json", "nonresponse_weighting_class", "weighting-class adjustment", "Kalton & Flores-Cervantes (2003); R arithmetic",
  list(class = cl, responded = resp, base_weight = base), list(none = NA),
  list(factor = as.list(f), weights_respondents = w, sum_weights = sum(w), kish_deff = deff(w), unweighted_rr = mean(resp),
       weighted_rr = sum(base * resp) / sum(base), class_with_no_respondents_flag = "few"))

# --- 20 propensity by logistic regression
bw <- MASS::birthwt; X <- model.matrix(~age + lwt + smoke + ht, bw)
g <- glm(bw$low ~ X - 1, family = binomial, control = glm.control(epsilon = 1e-14, maxit = 100)); p <- num(fitted(g))
X1 <- unname(X); attr(X1, "assign") <- NULL
write_case("20_logistic_propensity.json", "logistic_propensity", "propensity by logistic regression", "Hosmer & Lemeshow (MASS::birthwt); R glm",
  list(y = bw$low, X = X1, columns = colnames(X)), list(tol = 1e-12),
  list(coef = num(coef(g)), se = num(summary(g)$coefficients[, 2]), deviance = deviance(g),
       null_deviance = deviance(glm(bw$low ~ 1, family = binomial)), aic = AIC(g), fitted = p, ipw_respondents = 1 / p[bw$low == 1],
       quintile_breaks_type7 = num(quantile(p, seq(0, 1, 0.2)))), rel = 1e-8, abs = 1e-10)
write_case("21_logistic_separation.json", "logistic_separation", "separation is told, not a huge coefficient", "Albert & Anderson (1984)",
  list(y = c(0, 0, 0, 0, 1, 1, 1, 1), X = cbind(1, 1:8)), list(none = NA), list(mle_exists = FALSE, flag = "separation", coef = NA))

# --- 22 trimming
w <- c(1, 1.2, 0.8, 4.5, 1.6, 0.5, 2.8, 1.1, 0.9, 6, 1.3, 0.7)
tr <- function(u, s) num(weights(trimWeights(svydesign(ids = ~1, weights = ~w, data = data.frame(w)), upper = u, strict = s)))
strict <- w; repeat { o <- strict > 2.2 * (1 + 1e-13); if (!any(o)) break; cut <- sum(strict[o] - 2.2); strict[o] <- 2.2; strict[!o] <- strict[!o] + cut / sum(!o) }
prop <- w; repeat { o <- prop >= 3 * (1 - 1e-13); if (!any(prop > 3 * (1 + 1e-13))) break; prop <- pmin(prop, 3); o <- prop >= 3; prop[!o] <- prop[!o] * (sum(w) - 3 * sum(o)) / sum(prop[!o]) }
l <- list(tr(3, FALSE), strict, prop)
write_case("22_weight_trimming.json", "weight_trimming", "trimming with redistribution", "R survey trimWeights; Potter (1990)",
  list(w = w), list(upper = 3, upper_strict = 2.2),
  list(survey_trim_upper3_not_strict = l[[1]], survey_trim_upper2_strict = l[[2]], proportional_iterated_upper3 = l[[3]], sum_before = sum(w),
       sum_after = vapply(l, sum, 0), deff_before = deff(w), deff_after = vapply(l, deff, 0)), rel = 1e-9, abs = 1e-10)

# --- 32 quantiles
set.seed(32); y <- sample(1:5, 41, TRUE) + round(runif(41), 1); w <- sample(1:4, 41, TRUE); p <- c(0.1, 0.25, 0.5, 0.75, 0.9)
q <- svyquantile(~y, svydesign(ids = ~1, weights = ~w, data = data.frame(y, w)), p, qrule = "math", ci = FALSE)
write_case("32_weighted_quantile.json", "weighted_quantile", "weighted quantile, rule 'math'; types 7 and 6", "R svyquantile, quantile",
  list(y = y, w = w), list(p = p), list(weighted_math = num(coef(q)), type7 = num(quantile(y, p)), type6 = num(quantile(y, p, type = 6))))

# --- 33 jackknife
d1 <- svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1); j1 <- as.svrepdesign(d1, type = "JK1")
ds <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat); jn <- as.svrepdesign(ds, type = "JKn")
m1 <- svymean(~api00, j1); mn <- svymean(~api00, jn)
write_case("33_jackknife.json", "jackknife", "JK1 with fpc and JKn", "Wolter (2007); R survey as.svrepdesign",
  list(jk1 = list(cluster = apiclus1$dnum, weight = apiclus1$pw, fpc_clusters = 757, y = apiclus1$api00),
       jkn = list(strata = as.character(apistrat$stype), weight = num(apistrat$pw), y = apistrat$api00)), list(none = NA),
  list(jk1 = list(mean = num(m1), se = se(m1), df = degf(j1)), jkn = list(mean = num(mn), se = se(mn))))

# --- 34 bootstrap weights
set.seed(34); b <- as.svrepdesign(d1, type = "subbootstrap", replicates = 30, compress = FALSE); m <- svymean(~api00, b); r <- svyratio(~api.stu, ~enroll, b)
write_case("34_bootstrap_replicates.json", "bootstrap_replicates", "Rao-Wu bootstrap with given weights", "Rao & Wu (1988); R survey subbootstrap",
  list(replicate_weights = unname(as.matrix(weights(b, "analysis"))), weight = apiclus1$pw, y = apiclus1$api00, num = apiclus1$api.stu, den = apiclus1$enroll),
  list(scale = b$scale, rscales = num(rep(b$rscales, length.out = 30))), list(mean = num(m), se = se(m), ratio = num(coef(r)), ratio_se = num(SE(r))), rel = 1e-8, abs = 1e-9)

# --- 35 bootstrap of independent people
set.seed(35); law <- boot::city; law <- data.frame(x = c(576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594),
  y = c(3.39, 3.3, 2.81, 3.03, 3.44, 3.07, 3, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96))
bt <- boot(law, function(d, i) cor(d$x[i], d$y[i]), R = 999); ix <- boot.array(bt, indices = TRUE)
jk <- vapply(1:15, function(i) cor(law$x[-i], law$y[-i]), 0); L <- mean(jk) - jk; a <- sum(L^3) / (6 * sum(L^2)^1.5)
ci <- boot.ci(bt, type = c("norm", "basic", "perc")); bc <- boot:::bca.ci(bt, 0.95, L = L); z0 <- qnorm(mean(bt$t < bt$t0)); za <- qnorm(c(.025, .975))
iv <- function(v) list(lower = v[1], upper = v[2])
write_case("35_bootstrap_iid_bca.json", "bootstrap_iid_bca", "bootstrap intervals with given rows", "Efron & Tibshirani (1993) law school data; R boot",
  list(x = law$x, y = law$y, indices_1based = ix), list(R = 999, conf = 0.95, statistic = "Pearson r"),
  list(t0 = bt$t0, boot_se = sd(bt$t), bias = mean(bt$t) - bt$t0, normal = iv(ci$normal[2:3]), basic = iv(ci$basic[4:5]), percentile = iv(ci$percent[4:5]), z0 = z0,
       bca_jackknife = list(a = a, alpha = pnorm(z0 + (z0 + za) / (1 - a * (z0 + za))), lower = bc[4], upper = bc[5]), jackknife_se = sqrt(14 / 15 * sum(L^2))), rel = 1e-8, abs = 1e-10)

# --- 51 multiple imputation
q <- c(3.91, 4.02, 3.87, 3.95, 4.1); u <- c(0.012, 0.011, 0.013, 0.012, 0.0115); s <- mice::pool.scalar(q, u, n = 61, k = 1); h <- qt(.975, s$df) * sqrt(s$t)
write_case("51_rubin_rules.json", "rubin_rules", "multiple imputation pooling", "Rubin (1987); Barnard & Rubin (1999); mice::pool.scalar",
  list(q = q, u = u), list(n = 61, k = 1, conf = 0.95),
  list(qbar = s$qbar, ubar = s$ubar, b = s$b, t = s$t, se = sqrt(s$t), df = s$df, r = s$r, fmi = s$fmi, ci = list(lower = s$qbar - h, upper = s$qbar + h)))
