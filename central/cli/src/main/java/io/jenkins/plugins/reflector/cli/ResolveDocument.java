package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.policy.Selection;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code resolve} prints (cli.md, "JSON of resolve"). */
final class ResolveDocument {

    /** How many verdicts {@code --explain} shows unless all are asked for. */
    static final int EXPLAIN_LIMIT = 1000;

    private ResolveDocument() {}

    static Map<String, Object> of(List<PolicyResolution> resolutions, Explain explain) {
        return Map.of("policies", policies(resolutions, explain));
    }

    static List<Map<String, Object>> policies(List<PolicyResolution> resolutions, Explain explain) {
        return resolutions.stream().map(r -> policy(r, explain)).toList();
    }

    private static Map<String, Object> policy(PolicyResolution resolution, Explain explain) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("namespace", resolution.policy().name().namespace());
        map.put("name", resolution.policy().name().name());
        map.put("ready", resolution.ready());
        map.put("stalled", resolution.stalled());
        map.put("reason", resolution.reason());
        map.put("message", resolution.message());
        ResourceName repository = resolution.policy().repository();
        if (repository != null) {
            Map<String, Object> its = new LinkedHashMap<>();
            its.put("namespace", repository.namespace());
            its.put("name", repository.name());
            map.put("repository", its);
        }
        if (resolution.latestRef() != null) {
            map.put("latestRef", latestRef(resolution.latestRef()));
        }
        if (explain != Explain.none && resolution.selection() != null) {
            explain(map, resolution.selection(), explain);
        }
        return map;
    }

    private static Map<String, Object> latestRef(LatestRef ref) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", ref.name());
        map.put("tag", ref.tag());
        if (ref.digest() != null) {
            map.put("digest", ref.digest());
        }
        return map;
    }

    private static void explain(Map<String, Object> map, Selection selection, Explain explain) {
        List<TagVerdict> verdicts = selection.verdicts();
        List<TagVerdict> shown = explain == Explain.all ? verdicts : limited(verdicts);
        map.put("explain", shown.stream().map(ResolveDocument::verdict).toList());
        map.put("explainCounts", counts(verdicts));
    }

    /** The first verdicts; the pick is among them wherever it stands. */
    private static List<TagVerdict> limited(List<TagVerdict> verdicts) {
        if (verdicts.size() <= EXPLAIN_LIMIT) {
            return verdicts;
        }
        List<TagVerdict> shown = new ArrayList<>(verdicts.subList(0, EXPLAIN_LIMIT));
        verdicts.subList(EXPLAIN_LIMIT, verdicts.size()).stream()
                .filter(v -> v.verdict() == TagVerdict.Verdict.PICKED)
                .forEach(picked -> shown.set(EXPLAIN_LIMIT - 1, picked));
        return shown;
    }

    private static Map<String, Object> verdict(TagVerdict verdict) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("tag", verdict.tag());
        map.put("key", verdict.key());
        map.put("verdict", verdict.verdict().text());
        map.put("detail", verdict.detail());
        return map;
    }

    static Map<String, Long> counts(List<TagVerdict> verdicts) {
        return verdicts.stream()
                .collect(Collectors.groupingBy(
                        v -> v.verdict().text(), LinkedHashMap::new, Collectors.counting()));
    }

    /** The picks as a table for people. */
    static void table(PrintWriter out, List<PolicyResolution> resolutions) {
        List<List<String>> rows = new ArrayList<>();
        for (PolicyResolution resolution : resolutions) {
            LatestRef picked = resolution.latestRef();
            rows.add(List.of(
                    resolution.policy().name().toString(),
                    resolution.ready() ? "yes" : "no",
                    picked == null ? "-" : picked.name(),
                    picked == null ? "-" : picked.tag(),
                    picked == null || picked.digest() == null ? "-" : picked.digest(),
                    resolution.ready() ? "" : resolution.reason()));
        }
        Output.table(out, List.of("POLICY", "READY", "IMAGE", "TAG", "DIGEST", "REASON"), rows);
    }

    /** Why each tag was picked or not, as a table for people. */
    static void explanation(PrintWriter out, PolicyResolution resolution, Explain explain) {
        List<TagVerdict> verdicts = resolution.selection().verdicts();
        List<TagVerdict> shown = explain == Explain.all ? verdicts : limited(verdicts);
        out.println(resolution.policy().name() + " for " + resolution.policy().repository() + ": "
                + counts(verdicts).entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", ")));
        Output.table(
                out,
                List.of("  TAG", "VERDICT", "WHY"),
                shown.stream()
                        .map(v -> List.of("  " + v.tag(), v.verdict().text(), v.detail()))
                        .toList());
    }
}
