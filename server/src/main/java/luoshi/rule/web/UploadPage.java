package luoshi.rule.web;

import java.util.List;

/** The form for a regulation's file. */
public record UploadPage(
        List<Mistake> mistakes,
        Field file,
        Field title,
        Field issuer,
        Options level,
        Options owner,
        Field dated,
        Field from,
        Field to) {}
