package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.Connection;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What Jenkins has no field for of Flux resources: one sentence each, with what to do instead. */
final class FluxLosses {

    private FluxLosses() {}

    @NonNull
    static List<String> of(@NonNull ImageRepository repository) {
        List<String> losses = new ArrayList<>();
        account(repository.connection(), repository.secretRef(), "Credentials of the image repository", losses);
        for (Map<String, String> admitted : repository.accessFrom() == null ? List.<Map<String, String>>of() : repository.accessFrom()) {
            if (FluxItems.namespace(admitted).isEmpty()) {
                losses.add("accessFrom by the labels " + labels(admitted)
                        + " is left out, as folders have no labels: name the folders that may use it in Access from.");
            }
        }
        return losses;
    }

    @NonNull
    static List<String> of(@NonNull ImageUpdateAutomation automation, @NonNull GitRepository source) {
        List<String> losses = new ArrayList<>();
        account(source.connection(), source.secretRef(), "Credentials of the automation", losses);
        if (source.connection().provider() != Provider.GENERIC) {
            losses.add("The provider " + source.connection().provider().text()
                    + " of its GitRepository is left out, as Jenkins asks Git servers with credentials alone: choose a user with an access token"
                    + (source.connection().provider() == Provider.GITHUB ? ", or a GitHub App," : "")
                    + " in Credentials of the automation.");
        }
        if (!automation.source().namespace().equals(automation.name().namespace())) {
            losses.add("Its GitRepository " + automation.source() + " becomes its own: the URL stands in the automation from now on.");
        }
        return losses;
    }

    private static void account(Connection connection, @CheckForNull String secretRef, String field, List<String> losses) {
        String account = connection.serviceAccountName();
        if (account != null) {
            losses.add("The serviceAccountName " + account + " is left out, as Jenkins has no service accounts: "
                    + (secretRef == null
                            ? "add to Jenkins' credentials what stands behind it, and choose that in " + field + "."
                            : "the credentials " + secretRef + " count alone."));
        }
    }

    private static String labels(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()).collect(Collectors.joining(", "));
    }
}
