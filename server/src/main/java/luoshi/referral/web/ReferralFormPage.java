package luoshi.referral.web;

import java.util.List;
import luoshi.web.Field;
import luoshi.web.Mistake;

/** 写移送. */
public record ReferralFormPage(String once, Field to, Field unit, Field person, Field matter, List<Mistake> mistakes) {}
