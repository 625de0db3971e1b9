# Fits variance components with lme4 and prints one JSON line per finding, so that a run stopped half-way still tells something.
# Rscript fit.R FILE.csv RESPONSE a,b,a:b FIXED PRECISION
#   FIXED       a numeric column that enters as a slope, or 1 for the intercept alone
#   PRECISION   usual: lme4's own stopping rule; tight: until nothing moves, because the usual rule stops at 4 to 6 digits
#   {"setup": s, "evaluation": s}                      seconds to set the model up, and for one evaluation of its deviance
#   {"fit": {minus2LogREML, variances, fixed, evaluations, seconds, singular}}
suppressPackageStartupMessages(library(lme4))
arguments <- commandArgs(trailingOnly = TRUE)
response <- arguments[2]
terms <- strsplit(arguments[3], ",")[[1]]
fixed <- arguments[4]
tight <- arguments[5] == "tight"

columns <- unique(c(response, unlist(strsplit(terms, ":")), if (fixed != "1") fixed))
header <- names(read.csv(arguments[1], nrows = 1, check.names = FALSE))
classes <- ifelse(header %in% columns, ifelse(header %in% c(response, fixed), "numeric", "character"), "NULL")
rows <- read.csv(arguments[1], colClasses = classes, check.names = FALSE, quote = "\"", comment.char = "")
rows <- rows[stats::complete.cases(rows), ]

model <- data.frame(y = rows[[response]])
if (fixed != "1") model$x <- rows[[fixed]]
for (i in seq_along(terms)) {
  parts <- strsplit(terms[i], ":")[[1]]
  model[[paste0("f", i)]] <- if (length(parts) == 1) factor(rows[[parts]]) else interaction(rows[parts], drop = TRUE)
}
rm(rows)
formula <- as.formula(paste("y ~", if (fixed == "1") "1" else "1 + x", "+", paste0("(1|f", seq_along(terms), ")", collapse = " + ")))
stopping <- if (tight) list(xtol_abs = 1e-14, ftol_abs = 1e-14, xtol_rel = 1e-14, ftol_rel = 1e-15, maxeval = 20000) else list()
control <- lmerControl(calc.derivs = FALSE, optCtrl = stopping, check.nobs.vs.nlev = "ignore", check.nobs.vs.nRE = "ignore", check.nlev.gtreq.5 = "ignore")

say <- function(...) {
  cat(jsonlite::toJSON(list(...), auto_unbox = TRUE, digits = NA), "\n", sep = "")
  flush(stdout())
}
setup <- system.time(deviance_at <- lmer(formula, data = model, REML = TRUE, control = control, devFunOnly = TRUE))[["elapsed"]]
start <- rep(1, length(terms))
invisible(deviance_at(start))
evaluations <- if (nrow(model) > 500000) 3 else 10
times <- vapply(seq_len(evaluations), function(i) system.time(deviance_at(start * (1 + i / 10)))[["elapsed"]], 0)
say(setup = setup, evaluation = mean(times))

seconds <- system.time(fit <- suppressMessages(suppressWarnings(lmer(formula, data = model, REML = TRUE, control = control))))[["elapsed"]]
found <- as.data.frame(VarCorr(fit))
variances <- setNames(as.list(found$vcov), found$grp)
say(fit = list(
  minus2LogREML = as.numeric(REMLcrit(fit)),
  variances = lapply(paste0("f", seq_along(terms)), function(name) variances[[name]]),
  residual = sigma(fit)^2,
  fixed = unname(fixef(fit)),
  evaluations = fit@optinfo$feval,
  seconds = seconds,
  singular = isSingular(fit),
  version = as.character(packageVersion("lme4"))
))
