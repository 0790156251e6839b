package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.resource.Connection;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.Provider;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fields that several kinds share. */
final class CommonFields {

    private static final int MAX_ACCOUNT_NAME = 253;

    private CommonFields() {}

    /**
     * How a server is reached; nothing acts on it yet, which a warning says of each field that is given.
     *
     * @param certificates whether the kind has {@code certSecretRef}, which registries have; what stands there is obeyed
     */
    static Connection connection(FieldReader spec, boolean certificates, Provider... providers) {
        String account = spec.text("serviceAccountName", "");
        if (account.length() > MAX_ACCOUNT_NAME) {
            spec.error("serviceAccountName", "expected at most " + MAX_ACCOUNT_NAME + " characters, found "
                    + account.length());
        }
        String word =
                spec.word("provider", Arrays.stream(providers).map(Provider::text).toList());
        Provider provider = word == null ? Provider.GENERIC : Provider.of(word).orElse(Provider.GENERIC);
        if (!account.isEmpty()) {
            spec.warning("serviceAccountName", "is not acted on by this version; give credentials by secretRef");
        }
        if (provider != Provider.GENERIC && !certificates) {
            spec.warning(
                    "provider", "'" + provider.text() + "' is not acted on by this version; give credentials by secretRef");
        }
        String certificate = certificates ? spec.reference("certSecretRef") : null;
        String proxy = spec.reference("proxySecretRef");
        return new Connection(certificate, proxy, account.isEmpty() ? null : account, provider);
    }

    /** Another resource's name, and its namespace where that is another; null if an error was logged. */
    @CheckForNull
    static ResourceName reference(FieldReader reference, ResourceName owner) {
        String name = reference.requiredName("name");
        String namespace = reference.text("namespace", "");
        reference.done();
        return name == null ? null : new ResourceName(namespace.isEmpty() ? owner.namespace() : namespace, name);
    }

    /** {@code matchLabels} and {@code matchExpressions}; operators stay as written, {@link LabelSelector#check} judges them. */
    static LabelSelector labels(FieldReader selector) {
        List<LabelSelector.Expression> expressions = new ArrayList<>();
        for (FieldReader expression : selector.objects("matchExpressions")) {
            String key = expression.requiredText("key");
            String operator = expression.requiredText("operator");
            List<String> values = expression.texts("values");
            expression.done();
            if (key != null && operator != null) {
                expressions.add(new LabelSelector.Expression(key, operator, values));
            }
        }
        return new LabelSelector(selector.textMap("matchLabels"), expressions);
    }
}
