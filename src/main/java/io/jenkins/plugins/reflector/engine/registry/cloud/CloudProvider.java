package io.jenkins.plugins.reflector.engine.registry.cloud;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose cloud a registry belongs to, by its host (flux.md 1.7). */
public enum CloudProvider {
    /** Amazon Elastic Container Registry. */
    AWS("public\\.ecr\\.aws|\\d{12}\\.dkr[.-]ecr(-fips)?\\.[a-z0-9-]+\\.(amazonaws\\.(com(\\.cn)?|eu)|on\\.aws|on\\.amazonwebservices\\.com\\.cn"
            + "|sc2s\\.sgov\\.gov|c2s\\.ic\\.gov|cloud\\.adc-e\\.uk|csp\\.hci\\.ic\\.gov)"),
    /** Azure Container Registry. */
    AZURE("[a-z0-9-]+(\\.[a-z0-9-]+)?\\.azurecr\\.(io|cn|de|us)"),
    /** Google Artifact Registry and Container Registry. */
    GCP("([a-z0-9-]+\\.)?gcr\\.io|[a-z0-9-]+-docker\\.pkg\\.dev|docker\\.s3nsregistry\\.fr");

    private final Pattern hosts;

    CloudProvider(String hosts) {
        this.hosts = Pattern.compile(hosts);
    }

    /** What {@code spec.provider} means: {@code aws}, {@code azure}, {@code gcp}; empty for {@code generic}. */
    @NonNull
    public static Optional<CloudProvider> of(@NonNull String provider) {
        return Arrays.stream(values())
                .filter(one -> one.name().equalsIgnoreCase(provider))
                .findFirst();
    }

    /** Whether a registry is one of this cloud's. */
    public boolean owns(@NonNull String host) {
        return hosts.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
