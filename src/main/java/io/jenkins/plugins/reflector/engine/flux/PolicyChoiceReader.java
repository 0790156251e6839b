package io.jenkins.plugins.reflector.engine.flux;

import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import java.util.List;

/** Reads {@code spec.policy} (flux.md 2.1): of several members semver wins over alphabetical over numerical. */
final class PolicyChoiceReader {

    private static final String DEFAULT_ORDER = "asc";
    private static final String DEFAULT_DIGEST_TAG = "latest";

    private PolicyChoiceReader() {}

    static PolicyChoice read(FieldReader spec) {
        FieldReader policy = spec.object("policy");
        if (policy == null) {
            return new PolicyChoice.Unknown("");
        }
        String range = member(policy, "semver", "range", null);
        String alphabetical = member(policy, "alphabetical", "order", DEFAULT_ORDER);
        String numerical = member(policy, "numerical", "order", DEFAULT_ORDER);
        String digestTag = member(policy, "digest", "tag", DEFAULT_DIGEST_TAG);
        FieldReader newest = policy.object("newest");
        if (newest != null) {
            newest.done();
        }
        policy.done();
        List<String> names = policy.names();
        List<String> given = PolicyChoice.NAMES.stream().filter(policy::has).toList();
        PolicyChoice.NAMES.stream()
                .filter(name -> names.contains(name) && !given.contains(name))
                .forEach(name -> policy.warning(name, "is null, which counts as absent; write " + name + ": {"
                        + (name.equals("semver") ? "range: 1.x" : "") + "}"));
        if (given.size() > 1) {
            spec.warning("policy", "has several members (" + String.join(", ", given) + "), of which only " + given.get(0)
                    + " counts; remove the others");
        }
        if (given.isEmpty()) {
            return new PolicyChoice.Unknown(String.join(", ", names.stream().filter(policy::has).toList()));
        }
        return switch (given.get(0)) {
            case "semver" -> new PolicyChoice.SemVer(range);
            case "alphabetical" -> new PolicyChoice.Alphabetical(alphabetical);
            case "numerical" -> new PolicyChoice.Numerical(numerical);
            case "digest" -> new PolicyChoice.DigestOf(digestTag);
            default -> new PolicyChoice.Newest();
        };
    }

    /** The one field of a member; an empty order or tag means the default, and without a default it must be there. */
    private static String member(FieldReader policy, String name, String field, String fallback) {
        FieldReader member = policy.object(name);
        if (member == null) {
            return "";
        }
        String text = fallback == null ? member.requiredText(field) : member.text(field);
        member.done();
        if (text == null || text.isEmpty()) {
            return fallback == null ? "" : fallback;
        }
        return text;
    }
}
