# Writes the case of tests for weighted and clustered samples with figures of R's survey 4.1:
#   apt-get install r-base-core r-cran-survey
#   Rscript make-test-cases.R ../cases        (in this folder)
# svyranktest of three groups and more names its two numbers the wrong way round ("statistic" holds the degrees of
# freedom): they are read by the names that it prints, Chisq and df.
suppressMessages(library(survey))
source("write-case.R")
folder <- commandArgs(trailingOnly = TRUE)[1]
data(api)
num <- function(x) as.numeric(x)

# --- 31 groups of a cluster sample
x <- apiclus2; d <- svydesign(id = ~dnum, weights = ~pw, data = x)
f <- svychisq(~stype + sch.wide, d); s <- svychisq(~stype + sch.wide, d, statistic = "Chisq")
t <- svyttest(api00 ~ sch.wide, d); k <- svyranktest(api00 ~ stype, d, test = "KruskalWallis"); printed <- c(k$statistic, k$parameter)
names(printed) <- c(names(k$statistic), names(k$parameter)); g <- svyglm(api00 ~ enroll + stype, d)
write_case("31_design_based_tests.json", "design_based_tests", "design-based group comparison: Rao-Scott F, t test, rank test, linear model",
  "R survey svychisq, svyttest, svyranktest, svyglm; Rao & Scott (1984)",
  list(cluster = x$dnum, weight = num(x$pw), stype = as.character(x$stype), sch_wide = as.character(x$sch.wide), api00 = x$api00, enroll = x$enroll), list(none = NA),
  list(rao_scott_F = num(f$statistic), ndf = num(f$parameter[1]), ddf = num(f$parameter[2]), p = num(f$p.value), chisq_scaled_p = num(s$p.value),
       ttest = list(diff = num(t$estimate), t = num(t$statistic), df = num(t$parameter), p = num(t$p.value)),
       rank_kw = list(statistic = num(printed["Chisq"]), df = num(printed["df"]), p = num(k$p.value)),
       glm = list(coef_names = names(coef(g)), coef = num(coef(g)), se = num(SE(g)))), rel = 1e-9, abs = 1e-12)
