package io.jenkins.plugins.reflector.engine.registry.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Amazon ECR: {@code GetAuthorizationToken}, signed, gives a user and a password for twelve hours. */
final class AwsLogin {

    private static final String PUBLIC = "public.ecr.aws";
    private static final String PUBLIC_REGION = "us-east-1";
    private static final Duration LIFE = Duration.ofHours(12);

    private final CloudHttp http;
    private final Surroundings surroundings;
    private final Clock clock;

    AwsLogin(@NonNull CloudHttp http, @NonNull Surroundings surroundings, @NonNull Clock clock) {
        this.http = http;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    @NonNull
    Lease login(@NonNull String host) throws CloudIdentityException, InterruptedException {
        boolean isPublic = host.equals(PUBLIC);
        String region = isPublic ? PUBLIC_REGION : host.replaceFirst("^\\d+\\.dkr[.-]ecr(-fips)?\\.([a-z0-9-]+)\\..*$", "$2");
        AwsKeys keys = new AwsKeySource(http, surroundings).find(region);
        String operation = isPublic
                ? "SpencerFrontendService.GetAuthorizationToken"
                : "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-amz-json-1.1");
        headers.put("X-Amz-Target", operation);
        URI endpoint = endpoint(host, region, isPublic);
        CloudHttp.Answer answer = http.post(
                endpoint,
                SignatureV4.headers(
                        "POST", endpoint, headers, "{}", keys, region, isPublic ? "ecr-public" : "ecr", clock.instant()),
                "{}",
                "Amazon ECR in " + region + " (GetAuthorizationToken)");
        if (!answer.isSuccess()) {
            throw answer.refusal("the machine's AWS identity needs the right " + (isPublic
                    ? "ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken"
                    : "ecr:GetAuthorizationToken"));
        }
        JsonNode data = answer.json().path("authorizationData");
        return lease(data.isArray() ? data.path(0) : data, answer.what());
    }

    private Lease lease(JsonNode data, String what) throws CloudIdentityException {
        try {
            String pair = new String(
                    Base64.getDecoder().decode(data.path("authorizationToken").asText("")), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                Instant end = data.path("expiresAt").isNumber()
                        ? Instant.ofEpochSecond(data.path("expiresAt").asLong())
                        : clock.instant().plus(LIFE);
                return new Lease(
                        RegistryCredentials.basic(pair.substring(0, colon), pair.substring(colon + 1)), end);
            }
        } catch (IllegalArgumentException e) {
            // Told below, without the token.
        }
        throw new CloudIdentityException(what + " answered without a token of the form user:password");
    }

    private URI endpoint(String host, String region, boolean isPublic) {
        String usual = isPublic
                ? "https://api.ecr-public." + PUBLIC_REGION + ".amazonaws.com"
                : "https://" + (host.contains("ecr-fips") ? "ecr-fips." : "api.ecr.") + region + "." + domain(host);
        return URI.create(surroundings
                        .variable(isPublic ? "AWS_ENDPOINT_URL_ECR_PUBLIC" : "AWS_ENDPOINT_URL_ECR")
                        .or(() -> surroundings.variable("AWS_ENDPOINT_URL"))
                        .orElse(usual))
                .resolve("/");
    }

    private static String domain(String host) {
        String domain = host.replaceFirst("^\\d+\\.dkr[.-]ecr(-fips)?\\.[a-z0-9-]+\\.", "");
        return switch (domain) {
            case "on.aws" -> "amazonaws.com";
            case "on.amazonwebservices.com.cn" -> "amazonaws.com.cn";
            default -> domain;
        };
    }
}
