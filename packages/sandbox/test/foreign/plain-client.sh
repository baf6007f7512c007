#!/bin/sh
# A client of both authorities in openssl, curl and sh. It knows our code not at all: what it can do, any till can.
#
#   sh plain-client.sh efris|etims URL REFERENCE [CERTIFICATE TO TRUST]
#
# Sells one thing and reads it back. What it learnt goes to standard output, a name and a value on each line; it stops at
# the first call that is refused, and at the first answer that the authority's key, once it is known, did not sign.
set -eu

country=$1 url=$2 reference=$3 trusted=${4:+"$(cat "$4")"}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '%s\n' "$trusted" >trusted.pem

fail() {
  echo "$*" >&2
  exit 1
}

# get_or_post PATH [CURL OPTION...]
get_or_post() {
  path=$1
  shift
  curl --silent --show-error --fail --max-time 30 ${trusted:+--cacert trusted.pem} "$@" "$url$path"
}

# member NAME < JSON: the first text, number or word of this name. None that is asked for here has a quotation mark in it.
member() {
  awk -v name="\"$1\":" '{
    at = index($0, name)
    if (at == 0) exit 1
    rest = substr($0, at + length(name))
    if (rest ~ /^"/) { rest = substr(rest, 2); end = index(rest, "\"") - 1 } else end = match(rest, /[,}\]]/) - 1
    print substr(rest, 1, end)
    exit
  }'
}

tell() {
  printf '%s %s\n' "$1" "$2"
}

encode() { openssl base64 -A; }
decode() { openssl base64 -d -A; }

# --- Uganda ---

# outer INTERFACE CONTENT SIGNATURE
outer() {
  printf '{"data":{"content":"%s","signature":"%s",' "$2" "$3"
  printf '"dataDescription":{"codeType":"1","encryptCode":"2","zipCode":"0"}},'
  printf '"globalInfo":{"appId":"AP04","version":"1.1.20191201","dataExchangeId":"%s",' "$(openssl rand -hex 16)"
  printf '"interfaceCode":"%s","requestCode":"TP","requestTime":"%s","responseCode":"TA",' "$1" "$time"
  printf '"userName":"admin","deviceMAC":"FFFFFFFFFFFF","deviceNo":"%s","tin":"%s",' "$device" "$tin"
  printf '"taxpayerID":"1","longitude":"32.58","latitude":"0.31"},'
  printf '"returnStateInfo":{"returnCode":"","returnMessage":""}}'
}

# call INTERFACE [INNER]: leaves the opened answer in the file inner.
call() {
  : >sealed
  if [ "${2-}" ]; then
    printf %s "$2" | openssl enc -aes-128-ecb -K "$key" | encode >sealed
    openssl dgst -sha1 -sign device.pem sealed | encode >signature
  else
    : >signature
  fi
  outer "$1" "$(cat sealed)" "$(cat signature)" >request
  get_or_post /efrisws/ws/taapp/getInformation -H 'content-type: application/json' --data-binary @request >answer
  code=$(member returnCode <answer)
  [ "$code" = 00 ] || fail "$1: $code $(member returnMessage <answer)"
  member content <answer | tr -d '\n' >content
  member signature <answer | decode >signature
  if [ -f server.pem ]; then
    openssl dgst -sha1 -verify server.pem -signature signature content >verdict || fail "$1: $(cat verdict)"
  fi
  decode <content >inner
  if [ "$(member zipCode <answer)" = 1 ]; then
    gzip -dc <inner >bigger && mv bigger inner
  fi
  if [ "$(member codeType <answer)" = 1 ]; then
    openssl enc -d -aes-128-ecb -K "$key" -in inner >opened && mv opened inner
  fi
}

efris() {
  tin=$(member tin <taxpayers) device=$(member deviceNo <taxpayers)
  printf '%b' "$(member privateKeyPem <taxpayers)" >device.pem

  # The first question needs no good clock; its answer sets one: 20/01/2026 12:00:00.
  time='2020-01-01 00:00:00'
  call T101
  time=$(member currentTime <inner | sed 's|\(..\)/\(..\)/\(....\)|\3-\2-\1|')
  call T102
  { echo '-----BEGIN PUBLIC KEY-----'; member serverPubKey <inner | fold -w 64; echo '-----END PUBLIC KEY-----'; } >server.pem
  call T104
  key=$(member passowrdDes <inner | decode | openssl pkeyutl -decrypt -inkey device.pem | decode | od -An -v -tx1 | tr -d ' \n')
  tell keyBytes $((${#key} / 2))
  call T103
  tell legalName "$(member legalName <inner)"
  call T115
  tell dictionaryBytes "$(wc -c <inner | tr -d ' ')"

  call T109 '{"sellerDetails":{"tin":"'"$tin"'","legalName":"A till in sh","emailAddress":"till@example.com","referenceNo":"'"$reference"'"},
    "basicInformation":{"deviceNo":"'"$device"'","issuedDate":"'"$time"'","operator":"Cashier 1","currency":"UGX","invoiceType":"1",
      "invoiceKind":"1","dataSource":"103","invoiceIndustryCode":"101","isBatch":"0"},
    "buyerDetails":{"buyerType":"1","buyerLegalName":"Walk-in customer"},
    "goodsDetails":[{"item":"Soda 500 ml","itemCode":"SODA-500","qty":"2","unitOfMeasure":"PCE","unitPrice":"2500","total":"5000.00",
      "taxRate":"0.18","tax":"762.71","orderNumber":"0","discountFlag":"2","deemedFlag":"2","exciseFlag":"2","goodsCategoryId":"50202306"}],
    "taxDetails":[{"taxCategoryCode":"01","netAmount":"4237.29","taxRate":"0.18","taxAmount":"762.71","grossAmount":"5000.00"}],
    "summary":{"netAmount":"4237.29","taxAmount":"762.71","grossAmount":"5000.00","itemCount":"1","modeCode":"1"},
    "payWay":[{"paymentMode":"102","paymentAmount":"5000.00","orderNumber":"a"}]}'
  tell antifakeCode "$(member antifakeCode <inner)"
  call T106 '{"referenceNo":"'"$reference"'","pageNo":"1","pageSize":"10"}'
  number=$(member invoiceNo <inner)
  tell invoiceNo "$number"
  call T108 '{"invoiceNo":"'"$number"'"}'
  tell grossAmount "$(member grossAmount <inner)"
}

# --- Kenya ---

# post PATH BODY [CURL OPTION...]: leaves the reply in the file answer.
post() {
  path=$1 body=$2
  shift 2
  get_or_post "/etims-api$path" -H 'content-type: application/json' -H "tin: $tin" -H "bhfId: $branch" "$@" --data-binary "$body" >answer
  code=$(member resultCd <answer)
  [ "$code" = 000 ] || fail "$path: $code $(member resultMsg <answer)"
}

etims() {
  sed 's/.*"etims":\[{//' taxpayers >device
  tin=$(member tin <device) branch=$(member bhfId <device)
  post /selectInitOsdcInfo '{"tin":"'"$tin"'","bhfId":"'"$branch"'","dvcSrlNo":"'"$(member dvcSrlNo <device)"'"}'
  key=$(member cmcKey <answer)
  tell keyLetters ${#key}
  day=$(member resultDt <answer | cut -c 1-8)

  who='"regrId":"clerk1","regrNm":"Clerk One","modrId":"clerk1","modrNm":"Clerk One"'
  post /saveTrnsSalesOsdc '{"trdInvcNo":"'"$reference"'","invcNo":1,"orgInvcNo":0,"custTin":null,"custNm":"CASH","salesTyCd":"N","rcptTyCd":"S",
    "pmtTyCd":"01","salesSttsCd":"02","cfmDt":"'"$day"'090000","salesDt":"'"$day"'","stockRlsDt":null,"cnclReqDt":null,"cnclDt":null,
    "rfdDt":null,"rfdRsnCd":null,"totItemCnt":1,"taxblAmtA":0,"taxblAmtB":172.41,"taxblAmtC":0,"taxblAmtD":0,"taxblAmtE":0,
    "taxRtA":0,"taxRtB":16,"taxRtC":0,"taxRtD":0,"taxRtE":8,"taxAmtA":0,"taxAmtB":27.59,"taxAmtC":0,"taxAmtD":0,"taxAmtE":0,
    "totTaxblAmt":172.41,"totTaxAmt":27.59,"totAmt":200,"prchrAcptcYn":"N","remark":null,'"$who"',
    "receipt":{"custTin":null,"custMblNo":null,"rcptPbctDt":"'"$day"'090000","trdeNm":"A till in sh","adrs":null,"topMsg":null,
      "btmMsg":null,"prchrAcptcYn":"N"},
    "itemList":[{"itemSeq":1,"itemCd":"KE2NTNO0000001","itemClsCd":"5020230600","itemNm":"Soda 500 ml","bcd":null,"pkgUnitCd":"NT","pkg":1,
      "qtyUnitCd":"NO","qty":2,"prc":100,"splyAmt":200,"dcRt":0,"dcAmt":0,"taxTyCd":"B","taxblAmt":172.41,"taxAmt":27.59,"totAmt":200}]}' \
    -H "cmcKey: $key"
  tell signature "$(member rcptSign <answer)"
  post /selectInvoiceDetails '{"invcNo":1}' -H "cmcKey: $key"
  tell readBack "$(member rcptSign <answer)"
  tell total "$(member totAmt <answer)"
}

get_or_post /_sandbox/taxpayers >taxpayers
case $country in
  efris | etims) "$country" ;;
  *) fail "there is no country called $country" ;;
esac
