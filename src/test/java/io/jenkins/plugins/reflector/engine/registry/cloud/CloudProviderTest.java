package io.jenkins.plugins.reflector.engine.registry.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** flux.md 1.7, "hosts accepted". */
class CloudProviderTest {

    @ParameterizedTest
    @CsvSource({
        "AWS, public.ecr.aws, true",
        "AWS, 123456789012.dkr.ecr.eu-west-1.amazonaws.com, true",
        "AWS, 123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com, true",
        "AWS, 123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn, true",
        "AWS, 123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu, true",
        "AWS, 123456789012.dkr-ecr.us-east-1.on.aws, true",
        "AWS, 12345.dkr.ecr.eu-west-1.amazonaws.com, false",
        "AWS, 123456789012.dkr.ecr.eu-west-1.amazonaws.com.evil.example, false",
        "AWS, ghcr.io, false",
        "AZURE, team.azurecr.io, true",
        "AZURE, TEAM.azurecr.cn, true",
        "AZURE, azurecr.io, false",
        "AZURE, team.azurecr.io.evil.example, false",
        "GCP, gcr.io, true",
        "GCP, eu.gcr.io, true",
        "GCP, europe-west1-docker.pkg.dev, true",
        "GCP, docker.s3nsregistry.fr, true",
        "GCP, docker.pkg.dev, false",
        "GCP, evilgcr.io, false",
    })
    void ownsItsHosts(CloudProvider provider, String host, boolean owned) {
        assertThat(provider.owns(host)).isEqualTo(owned);
    }

    @Test
    void anothersRegistryIsAnErrorBeforeAnythingIsAsked() throws Exception {
        Surroundings nowhere = new Surroundings(name -> {
            throw new AssertionError("looked for " + name);
        }, Path.of("/nowhere"));
        try (CloudIdentity identity = new CloudIdentity(null, nowhere, Clock.systemUTC())) {
            assertThatThrownBy(() -> identity.credentialsFor(CloudProvider.AWS, ImageName.parse("ghcr.io/org/app")))
                    .isInstanceOf(CloudIdentityException.class)
                    .hasMessage("the registry ghcr.io is none of the provider 'aws'; correct spec.provider or spec.image");
        }
    }

    @Test
    void genericIsNobodys() {
        assertThat(CloudProvider.of("generic")).isEmpty();
        assertThat(CloudProvider.of("azure")).hasValue(CloudProvider.AZURE);
    }
}
