# Writes the cases of survey sampling with figures of R's survey, boot and mice:
#   apt-get install r-base-core r-cran-survey r-cran-boot r-cran-mice
#   Rscript make-survey-cases.R ../cases        (in this folder)
# 23 and 27 came with the methods document and are not written here.
suppressMessages({ library(survey); library(boot) })
source("write-case.R")
folder <- commandArgs(trailingOnly = TRUE)[1]
data(api)
pair <- function(ci) { v <- as.numeric(ci); list(lower = v[1], upper = v[2]) }
num <- function(x) as.numeric(x)
se <- function(x) as.numeric(SE(x))

# --- 04 weighted share
set.seed(4); y <- rbinom(60, 1, 0.7); w <- round(runif(60, 0.4, 3), 2)
d <- svydesign(ids = ~1, weights = ~w, data = data.frame(y, w)); m <- svymean(~y, d); p <- num(m)
neff <- sum(w)^2 / sum(w^2); z <- qnorm(0.975); cvw <- sqrt(mean((w - mean(w))^2)) / mean(w)
ce <- (p + z^2 / (2 * neff)) / (1 + z^2 / neff); h <- z * sqrt(p * (1 - p) / neff + z^2 / (4 * neff^2)) / (1 + z^2 / neff)
prop <- function(k) pair(confint(svyciprop(~y, d, method = k, df = degf(d))))
write_case("04_prop_weighted_kish.json", "prop_weighted_kish", "weighted share: effective size, Wilson, logit and beta intervals",
  "Kish (1965, 1992); Korn & Graubard (1998); R survey svyciprop", list(y = y, w = w), list(conf = 0.95),
  list(p = p, n = 60, kish_n_eff = neff, kish_deff = 60 * sum(w^2) / sum(w)^2, kish_deff_from_cv = 1 + cvw^2,
       wilson_on_kish_neff = list(lower = ce - h, upper = ce + h), se_taylor = se(m), df = degf(d),
       svyciprop_logit = prop("logit"), svyciprop_beta = prop("beta"), svyciprop_mean = prop("mean")))

# --- 24 raking of a cluster sample
d <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
st <- table(apipop$stype); sw <- table(apipop$sch.wide)
exact <- list(maxit = 500, epsilon = 1e-11)
rk <- rake(d, list(~stype, ~sch.wide), list(data.frame(stype = names(st), Freq = num(st)), data.frame(sch.wide = names(sw), Freq = num(sw))), control = exact)
pt <- c(`(Intercept)` = 6194, stypeH = 755, stypeM = 1018, sch.wideYes = 5122)
ca <- calibrate(d, ~stype + sch.wide, pt, calfun = "raking", epsilon = 1e-13, maxit = 500)
li <- calibrate(d, ~stype + sch.wide, pt)
m0 <- svymean(~api00, d); m1 <- svymean(~api00, ca); t1 <- svytotal(~enroll, ca)
b1 <- svyby(~api00, ~stype, ca, svymean); b2 <- svyby(~api00, ~stype, rk, svymean); w <- weights(ca)
write_case("24_rake_apiclus1.json", "rake_apiclus1", "raking a cluster sample with fpc to two margins", "R survey rake, calibrate; apiclus1 (Lumley 2010); Deville & Sarndal (1992)",
  list(cluster = apiclus1$dnum, base_weight = apiclus1$pw, fpc_clusters = apiclus1$fpc, stype = as.character(apiclus1$stype),
       sch_wide = as.character(apiclus1$sch.wide), api00 = apiclus1$api00, enroll = apiclus1$enroll),
  list(margins = list(stype = as.list(c(E = 4421, H = 755, M = 1018)), sch_wide = as.list(c(No = 1072, Yes = 5122))), conf = 0.95),
  list(weights = num(w), sum_weights = sum(w), df = degf(d), before = list(mean_api00 = num(m0), se = se(m0)),
       raked = list(mean_api00 = num(m1), se_greg_residual = se(m1), se_survey_rake = se(svymean(~api00, rk)),
                    total_enroll = num(t1), total_enroll_se_greg = se(t1), total_enroll_se_survey_rake = se(svytotal(~enroll, rk)),
                    ci_t = pair(confint(m1, df = degf(d)))),
       raked_domain_stype = list(levels = as.character(b1$stype), mean = num(coef(b1)), se_greg = num(SE(b1)), se_survey_rake = num(SE(b2))),
       linear_greg = list(weights = num(weights(li)), mean_api00 = num(svymean(~api00, li)), se = se(svymean(~api00, li))),
       deff_kish = length(w) * sum(w^2) / sum(w)^2), rel = 1e-8, abs = 1e-8,
  override = list(raked.se_survey_rake = 1e-6, weights = 1e-7))

# --- 25 raking that must not give weights
write_case("25_rake_diagnostics.json", "rake_diagnostics", "raking that cannot converge", "Bishop, Fienberg & Holland (1975) 3.5",
  list(infeasible = list(seed = rbind(c(10, 0), c(0, 10)), row_targets = c(30, 70), col_targets = c(60, 40)),
       empty_category = list(a = c("x", "x", "y"), b = c("u", "v", "u"), w = c(1, 1, 1), targets = list(a = list(x = 2, y = 1, z = 1), b = list(u = 2, v = 2))),
       totals_differ = list(a = c("x", "y"), b = c("u", "v"), w = c(1, 1), targets = list(a = list(x = 5, y = 5), b = list(u = 6, v = 5)))),
  list(maxit = 1000, tol = 1e-9),
  list(infeasible = list(converged = FALSE, flag = "infeasible"), empty_category = list(converged = FALSE, flag = "empty"), totals_differ = list(converged = FALSE, flag = "totals")))

# --- 26 three margins of a course
set.seed(26); n <- 120
x <- data.frame(group = sample(c("gov", "emp", "wor", "oth"), n, TRUE, c(.5, .2, .2, .1)), gender = sample(c("m", "f"), n, TRUE, c(.65, .35)),
                region = sample(c("N", "S", "E"), n, TRUE), y = sample(1:5, n, TRUE), w = 1, stringsAsFactors = TRUE)
d <- svydesign(ids = ~1, weights = ~w, data = x)
ca <- calibrate(d, ~group + gender + region, c(`(Intercept)` = 600, groupgov = 240, groupoth = 60, groupwor = 150, genderm = 330, regionN = 180, regionS = 220), calfun = "raking", epsilon = 1e-13, maxit = 500)
m <- svymean(~y, ca); b <- svyby(~y, ~group, ca, svymean); w <- weights(ca)
write_case("26_rake_three_margins.json", "rake_three_margins", "raking to three enrolment margins", "R survey calibrate (synthetic training data)",
  list(group = as.character(x$group), gender = as.character(x$gender), region = as.character(x$region), y = x$y, base_weight = x$w),
  list(margins = list(group = list(emp = 150, gov = 240, oth = 60, wor = 150), gender = list(f = 270, m = 330), region = list(E = 200, N = 180, S = 220)), conf = 0.95),
  list(weights = num(w), mean_y = num(m), se_greg = se(m), by_group = list(levels = as.character(b$group), mean = num(coef(b)), se_greg = num(SE(b))),
       g_weight_range = range(w), kish_n_eff = sum(w)^2 / sum(w^2)), rel = 1e-8, abs = 1e-9)

# --- 28 two stages
d2 <- svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = apiclus2)
w <- weights(d2); m <- svymean(~api00, d2, deff = TRUE)
x2 <- apiclus2; x2$w <- w; wr <- svydesign(id = ~dnum, weights = ~w, data = x2)
b <- svyby(~api00, ~stype, d2, svymean, covmat = TRUE); cc <- svycontrast(b, c(E = 1, H = -1))
write_case("28_taylor_apiclus2_twostage.json", "taylor_apiclus2_twostage", "two stages with fpc; difference of domain means", "R survey apiclus2",
  list(psu = apiclus2$dnum, ssu = apiclus2$snum, fpc1 = apiclus2$fpc1, fpc2 = num(apiclus2$fpc2), weight = num(w), stype = as.character(apiclus2$stype), api00 = apiclus2$api00),
  list(conf = 0.95),
  list(df = degf(d2), mean = num(m), se_two_stage_fpc = se(m), deff = num(deff(m)), se_with_replacement = se(svymean(~api00, wr)),
       domain = list(levels = as.character(b$stype), mean = num(coef(b)), se = num(SE(b))),
       E_minus_H = list(diff = num(cc), se = se(cc), naive_se_ignoring_cov = sqrt(sum(SE(b)[c(1, 2)]^2)))), rel = 1e-9, abs = 1e-9)

# --- 29 missing values and weights of 0
y <- apiclus1$api00; ym <- y; ym[c(3, 17, 44, 90, 120)] <- NA; first <- apiclus1$dnum == apiclus1$dnum[1]
wz <- ifelse(first, 0, apiclus1$pw); x <- data.frame(apiclus1, ym, wz)
d <- svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = x); dz <- svydesign(id = ~dnum, weights = ~wz, fpc = ~fpc, data = x)
m <- svymean(~ym, d, na.rm = TRUE); mz <- svymean(~api00, dz)
write_case("29_taylor_missing_zero_weights.json", "taylor_missing_zero_weights", "item non-response as a domain; weights of 0", "R survey svymean(na.rm = TRUE)",
  list(cluster = apiclus1$dnum, weight = apiclus1$pw, fpc_clusters = apiclus1$fpc, api00_missing = ym, api00 = y, weight_zero = wz), list(none = NA),
  list(missing = list(n = sum(!is.na(ym)), mean = num(m), se = se(m), df_full_design = degf(d)),
       zero_weights = list(n_positive = sum(wz > 0), mean = num(mz), se = se(mz), n_clusters_in_variance = length(unique(x$dnum)), df = degf(dz)),
       all_zero = list(mean = NA, se = NA, flag = "no weight")))

# --- 30 strata with one cluster
x <- data.frame(h = c(1, 1, 1, 2, 2, 3, 3), cl = c(1, 2, 3, 4, 5, 6, 6), w = c(2, 2, 3, 1, 4, 2, 5), y = c(1, 3, 2, 8, 5, 9, 4))
lone <- function(p) { options(survey.lonely.psu = p); d <- svydesign(id = ~cl, strata = ~h, weights = ~w, data = x); s <- se(svymean(~y, d)); options(survey.lonely.psu = "fail"); s }
write_case("30_lonely_psu.json", "lonely_psu", "stratum with one cluster: four policies", "R survey options(survey.lonely.psu)",
  list(strata = x$h, cluster = x$cl, weight = x$w, y = x$y), list(none = NA),
  list(mean = weighted.mean(x$y, x$w), se = list(adjust = lone("adjust"), average = lone("average"), certainty = lone("certainty"), remove = lone("remove"))))

# --- 53 unequal base weights
d <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)
aw <- table(apipop$awards); mg <- list(data.frame(sch.wide = names(sw), Freq = num(sw)), data.frame(awards = names(aw), Freq = num(aw)))
rk <- rake(d, list(~sch.wide, ~awards), mg, control = exact)
ca <- calibrate(d, ~sch.wide + awards, c(`(Intercept)` = 6194, sch.wideYes = 5122, awardsYes = num(aw["Yes"])), calfun = "raking", epsilon = 1e-13, maxit = 500)
x <- apistrat; x$rw <- num(weights(ca)); na <- svydesign(id = ~1, strata = ~stype, weights = ~rw, fpc = ~fpc, data = x)
m <- svymean(~api00, ca); b <- svyby(~api00, ~stype, ca, svymean); b2 <- svyby(~api00, ~stype, rk, svymean)
write_case("53_rake_unequal_base_weights.json", "rake_unequal_base_weights", "raking with unequal base weights: three errors told apart", "R survey apistrat; Deville & Sarndal (1992)",
  list(strata = as.character(apistrat$stype), fpc = num(apistrat$fpc), base_weight = num(apistrat$pw), sch_wide = as.character(apistrat$sch.wide), awards = as.character(apistrat$awards), api00 = apistrat$api00),
  list(margins = list(sch_wide = list(No = num(sw["No"]), Yes = num(sw["Yes"])), awards = list(No = num(aw["No"]), Yes = num(aw["Yes"]))), conf = 0.95),
  list(weights = num(weights(ca)), mean_api00 = num(m), se_greg = se(m), se_survey_rake = se(svymean(~api00, rk)), se_naive_no_residual = se(svymean(~api00, na)),
       domain_stype = list(levels = as.character(b$stype), mean = num(coef(b)), se_greg = num(SE(b)), se_survey_rake = num(SE(b2)))), rel = 1e-8, abs = 1e-8,
  override = list(weights = 1e-7, se_survey_rake = 1e-6, domain_stype.se_survey_rake = 1e-6))
