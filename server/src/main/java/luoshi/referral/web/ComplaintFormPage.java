package luoshi.referral.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/** 登记投诉. */
public record ComplaintFormPage(
        String once,
        Field unit,
        Field person,
        Field channel,
        Field matter,
        Field pending,
        Field name,
        Field contact,
        List<Mistake> mistakes) {}
