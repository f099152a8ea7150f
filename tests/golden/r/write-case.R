# --- JSON without a package: 15 digits, NULL/NA as null, vectors as arrays, named lists as objects
atom <- function(x) {
  if (is.na(x)) return("null")
  if (is.logical(x)) return(tolower(as.character(x)))
  if (is.character(x)) return(paste0('"', gsub('"', '\\\\"', x), '"'))
  sprintf("%.15g", x)
}
json <- function(x, pad = "") {
  if (is.null(x)) return("null")
  deeper <- paste0(pad, "  ")
  if (is.list(x) && !is.null(names(x))) {
    parts <- vapply(names(x), function(k) paste0(deeper, '"', k, '": ', json(x[[k]], deeper)), "")
    return(paste0("{\n", paste(parts, collapse = ",\n"), "\n", pad, "}"))
  }
  if (is.list(x)) return(paste0("[\n", paste(vapply(x, function(v) paste0(deeper, json(v, deeper)), ""), collapse = ",\n"), "\n", pad, "]"))
  if (is.matrix(x)) return(json(lapply(seq_len(nrow(x)), function(i) I(x[i, ])), pad))
  if (length(x) == 1 && !inherits(x, "AsIs")) return(atom(x))
  paste0("[", paste(vapply(unclass(x), atom, ""), collapse = ", "), "]")
}
write_case <- function(file, name, method, source, input, params, expected, rel = 1e-9, abs = 1e-12, override = NULL) {
  case <- list(name = name, method = method, source = source, generator = R.version.string,
               input = input, params = params, expected = expected, tolerance = c(list(rel = rel, abs = abs), if (is.null(override)) NULL else list(override = override)))
  writeLines(json(case), file.path(folder, file))
}
