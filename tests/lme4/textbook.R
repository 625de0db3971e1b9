# Writes the textbook sets that lme4 carries as CSV files: Rscript textbook.R FOLDER
# Dyestuff: Davies & Goldsmith; Dyestuff2: Box & Tiao; Penicillin, Pastes: Davies & Goldsmith; sleepstudy: Belenky et al.
suppressPackageStartupMessages(library(lme4))
folder <- commandArgs(trailingOnly = TRUE)[1]
for (name in c("Dyestuff", "Dyestuff2", "Penicillin", "Pastes", "sleepstudy")) {
  write.csv(get(name), file.path(folder, paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
}
