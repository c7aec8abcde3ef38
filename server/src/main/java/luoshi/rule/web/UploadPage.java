package luoshi.rule.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/** The form for a regulation's file. */
public record UploadPage(
        List<Mistake> mistakes,
        Field file,
        Field title,
        Field issuer,
        Field level,
        Field owner,
        Field dated,
        Field from,
        Field to) {}
