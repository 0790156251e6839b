package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The status of an automation as Flux writes it (flux.md 3.9), with the last event beside. */
final class StatusDocument {

    private StatusDocument() {}

    static Map<String, Object> of(AutomationStatus status) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("lastAutomationRunTime", text(status.lastAutomationRunTime()));
        if (status.lastPushTime() != null) {
            map.put("lastPushTime", text(status.lastPushTime()));
            map.put("lastPushCommit", status.lastPushCommit());
        }
        Map<String, Object> policies = new LinkedHashMap<>();
        for (PolicyImage pick : status.observedPolicies()) {
            Map<String, Object> ref = new LinkedHashMap<>();
            ref.put("name", pick.image().name());
            ref.put("tag", pick.image().tag());
            if (pick.image().digest() != null) {
                ref.put("digest", pick.image().digest());
            }
            // A policy of several repositories has one for each.
            if (policies.putIfAbsent(pick.policy().name(), ref) != null) {
                policies.put(pick.policy().name() + " " + pick.image().name(), ref);
            }
        }
        map.put("observedPolicies", policies);
        if (status.observedSourceRevision() != null) {
            map.put("observedSourceRevision", status.observedSourceRevision());
        }
        map.put("conditions", status.conditions().stream().map(StatusDocument::condition).toList());
        String severity = status.lastEvent().severity().name();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", severity.charAt(0) + severity.substring(1).toLowerCase(Locale.ROOT));
        event.put("message", status.lastEvent().text());
        map.put("lastEvent", event);
        return map;
    }

    private static Map<String, Object> condition(AutomationStatus.Condition condition) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", condition.type());
        map.put("status", condition.holds() ? "True" : "False");
        map.put("reason", condition.reason());
        map.put("message", condition.message());
        map.put("lastTransitionTime", text(condition.lastTransitionTime()));
        return map;
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
