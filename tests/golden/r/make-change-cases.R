# Writes the cases of panels and of two groups at two times with figures of R. CR2 and its degrees of freedom are
# worked out here with full matrices, as Pustejovsky and Tipton (2018) define them.
#   apt-get install r-base-core r-cran-survey && Rscript make-change-cases.R ../cases   (in this folder)
suppressMessages(library(survey))
source("write-case.R")
folder <- commandArgs(trailingOnly = TRUE)[1]
num <- function(x) as.numeric(x)
iv <- function(v) list(lower = v[1], upper = v[2])

# --- 42 panel
set.seed(42); n <- 90; co <- rep(1:9, each = 10); gr <- sample(c("emp", "gov", "wor"), n, TRUE); w0 <- round(rnorm(n, 55, 8) + rnorm(9, 0, 3)[co], 1)
w3 <- round(w0 + rnorm(n, 14, 6), 1); w12 <- round(w0 + rnorm(n, 11, 7), 1); w3[runif(n) < .25] <- NA; w12[runif(n) > plogis(-2 + .05 * w0)] <- NA
r <- as.numeric(!is.na(w12)); g <- glm(r ~ w0 + I(gr == "gov") + I(gr == "wor"), family = binomial, control = glm.control(epsilon = 1e-14, maxit = 100))
k <- r == 1; x <- data.frame(d = (w12 - w0)[k], co = co[k], ip = 1 / fitted(g)[k], one = 1)
a <- svydesign(ids = ~co, weights = ~one, data = x); b <- svydesign(ids = ~co, weights = ~ip, data = x); tt <- t.test(w0[k], w0[!k])
write_case("42_panel_attrition.json", "panel_attrition", "change on a panel with attrition", "Seaman & White (2013); Manski (1989); R glm, svydesign, t.test",
  list(cohort = co, group = gr, wave0 = w0, wave3 = w3, wave12 = w12), list(scale_min = 0, scale_max = 100, conf = 0.95),
  list(n_wave = c(n, sum(!is.na(w3)), sum(r)), naive_cross_section_change = mean(w12, na.rm = TRUE) - mean(w0), matched_change = mean(x$d),
       matched_change_se_cluster = num(SE(svymean(~d, a))), ipw_change = num(svymean(~d, b)), ipw_change_se_cluster_weights_fixed = num(SE(svymean(~d, b))), df = degf(a),
       propensity_coef = num(coef(g)), stayers_minus_leavers_baseline = list(diff = mean(w0[k]) - mean(w0[!k]), ci = iv(tt$conf.int), p = tt$p.value),
       manski_wave12_mean = list(lower = mean(r) * mean(w12[k]), upper = mean(r) * mean(w12[k]) + (1 - mean(r)) * 100)), rel = 1e-7, abs = 1e-9)

# --- 43 two groups, two times
set.seed(43); sz <- c(7, 9, 6, 8, 10, 7, 8, 6); co <- rep(1:8, sz); tr <- as.numeric(co <= 4); y0 <- round(rnorm(length(co), 55, 6) + rnorm(8, 0, 3)[co], 1)
y1 <- round(y0 + 3 + 6 * tr + rnorm(length(co), 0, 4) + rnorm(8, 0, 2)[co], 1); u <- paste(co, ave(co, co, FUN = seq_along), sep = "-")
x <- data.frame(unit = c(u, u), co = c(co, co), treat = c(tr, tr), post = rep(0:1, each = length(co)), y = c(y0, y1))
m <- lm(y ~ treat * post, x); X <- model.matrix(m); e <- resid(m); M <- solve(crossprod(X)); H <- X %*% M %*% t(X); N <- nrow(X); cv <- c(0, 0, 0, 1)
half <- function(S) { v <- eigen(S, symmetric = TRUE); d <- ifelse(v$values > 1e-10, 1 / sqrt(pmax(v$values, 1e-10)), 0); v$vectors %*% (d * t(v$vectors)) }
ids <- split(seq_len(N), x$co); V <- function(A) Reduce(`+`, Map(function(i, a) { s <- t(X[i, ]) %*% a %*% e[i]; s %*% t(s) }, ids, A))
I <- lapply(ids, function(i) diag(length(i))); A <- lapply(ids, function(i) half(diag(length(i)) - H[i, i])); J <- length(ids)
sd4 <- function(B) sqrt((M %*% B %*% M)[4, 4]); c0 <- sd4(V(I)); c2 <- sd4(V(A))
P <- mapply(function(i, a) t(diag(N)[i, ] - H[i, ]) %*% a %*% X[i, ] %*% M %*% cv, ids, A); G <- crossprod(P); df <- sum(diag(G))^2 / sum(G^2)
cm <- function(t, p) mean(x$y[x$treat == t & x$post == p]); d <- y1 - y0; w <- t.test(d[tr == 1], d[tr == 0]); cd <- tapply(d, co, mean); ct <- t.test(cd[1:4], cd[5:8])
write_case("43_did_two_period.json", "did_two_period", "difference in differences with errors by cohort", "Bell & McCaffrey (2002); Pustejovsky & Tipton (2018); R lm, matrices",
  list(unit = x$unit, cohort = x$co, treat = x$treat, post = x$post, y = x$y), list(conf = 0.95),
  list(cell_means = list(t0 = cm(1, 0), t1 = cm(1, 1), c0 = cm(0, 0), c1 = cm(0, 1)), did = num(coef(m)[4]), se_ols = summary(m)$coefficients[4, 2],
       se_CR0 = c0, se_CR1 = c0 * sqrt(J / (J - 1)), se_CR1S = c0 * sqrt(J * (N - 1) / ((J - 1) * (N - 4))), se_CR2 = c2, df_satterthwaite = df,
       p_CR2 = 2 * pt(-abs(num(coef(m)[4]) / c2), df),
       change_score_welch = list(diff = num(diff(rev(w$estimate))), t = num(w$statistic), df = num(w$parameter), p = w$p.value, ci = iv(w$conf.int)),
       cohort_mean_t = list(t = num(ct$statistic), df = num(ct$parameter), p = ct$p.value, ci = iv(ct$conf.int))), rel = 1e-8, abs = 1e-10)
