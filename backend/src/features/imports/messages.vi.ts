/** Each sentence says what is wrong and how to mend it. The place (“Dòng 5, cột “Tên”: …”) is put in front by sentence(). */
export const vi = {
  'import.file-empty': 'Tệp không có nội dung. Hãy chọn lại đúng tệp dữ liệu.',
  'import.file-too-large': 'Tệp nặng {megabytes} MB, vượt mức {limit} MB. Hãy chia thành nhiều tệp nhỏ hơn.',
  'import.extension-unknown': 'Không nhận tệp có đuôi “{extension}”. Hãy lưu thành một trong các loại: {allowed}.',
  'import.type-mismatch':
    'Đuôi tệp là “{extension}” nhưng nội dung là {found}. Hãy mở tệp bằng phần mềm gốc và lưu lại đúng loại.',
  'import.type-unsupported':
    'Nội dung là {found}, không phải bảng dữ liệu. Hãy lưu dữ liệu thành XLSX, CSV hoặc GeoJSON.',
  'import.legacy-xls':
    'Đây là tệp Excel đời cũ (.xls). Hãy mở bằng Excel hoặc LibreOffice, chọn Tệp → Lưu thành → “Excel Workbook (.xlsx)” rồi tải lên tệp mới.',
  'import.password-protected':
    'Tệp có mật khẩu. Hãy mở tệp, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc), lưu lại rồi tải lên.',
  'import.macros': 'Tệp có macro. Hãy lưu thành “Excel Workbook (.xlsx)” không có macro rồi tải lên.',
  'import.markup-not-sheet':
    'Nội dung là {found}, thường do phần mềm khác xuất ra dưới tên tệp bảng tính. Hãy mở bằng Excel và lưu thành .xlsx.',
  'import.too-heavy':
    'Đọc tệp cần hơn {megabytes} MB bộ nhớ nên đã dừng. Hãy xoá các trang, cột và định dạng thừa hoặc chia nhỏ tệp.',
  'import.took-too-long': 'Đọc tệp quá {seconds} giây nên đã dừng. Hãy chia nhỏ tệp hoặc lưu thành CSV.',
  'import.check-failed': 'Kiểm tra tệp bị dừng vì lỗi ngoài dự kiến. Hãy tải lại tệp; nếu vẫn lỗi, hãy báo quản trị.',
  'import.archive-damaged': 'Tệp bị hỏng hoặc tải lên chưa đủ. Hãy mở lại bằng Excel, lưu thành tệp mới rồi tải lên.',
  'import.archive-not-xlsx':
    'Tệp nén này không phải sổ tính Excel. Hãy giải nén và tải từng tệp, hoặc lưu bảng thành .xlsx.',
  'import.archive-too-many-entries':
    'Bên trong tệp có {entries} thành phần, vượt mức {limit}. Hãy chép dữ liệu sang một sổ tính mới rồi lưu lại.',
  'import.archive-too-large':
    'Nội dung sau khi giải nén vượt {limit} MB. Hãy chép riêng vùng dữ liệu sang sổ tính mới hoặc lưu thành CSV.',
  'import.archive-ratio':
    'Tệp nén quá chặt (gấp {ratio} lần, mức cho phép {limit} lần), giống tệp phá hoại. Hãy chép dữ liệu sang sổ tính mới rồi lưu lại.',
  'import.archive-nested': 'Bên trong tệp có tệp nén khác ({name}). Hãy xoá đối tượng nhúng rồi lưu lại.',
  'import.archive-link': 'Bên trong tệp có liên kết tới nơi khác ({name}). Hãy tạo lại tệp bằng Excel.',
  'import.archive-path': 'Bên trong tệp có đường dẫn ra ngoài. Hãy tạo lại tệp bằng Excel.',
  'import.archive-duplicate': 'Bên trong tệp có hai thành phần trùng tên ({name}). Hãy tạo lại tệp bằng Excel.',
  'import.archive-size-lies':
    'Thành phần {name} có dung lượng thật khác dung lượng khai báo. Hãy tạo lại tệp bằng Excel rồi tải lên.',
  'import.xml-doctype': 'Thành phần {name} chứa khai báo DOCTYPE không được phép. Hãy tạo lại tệp bằng Excel.',
  'import.workbook-unreadable': 'Không đọc được sổ tính ({detail}). Hãy mở bằng Excel và lưu lại thành .xlsx.',
  'import.encoding-unknown':
    'Không nhận ra bảng mã chữ (có thể là phông cũ TCVN3/.VnTime, VNI hoặc Windows-1252). Hãy chuyển sang Unicode bằng UniKey rồi lưu thành “CSV UTF-8”.',
  'import.encoding-legacy':
    'Tệp dùng bảng mã cũ {encoding} và đã được đổi sang Unicode. Hãy soát lại dấu tiếng Việt; lần sau lưu thành “CSV UTF-8”.',
  'import.text-double-encoded':
    'Chữ bị hỏng do lưu sai bảng mã, ví dụ “{sample}”. Hãy xuất lại từ tệp gốc thành “CSV UTF-8”.',
  'import.letters-lost':
    '{count} ô có chữ tiếng Việt đã mất, thay bằng dấu hỏi, ví dụ “{sample}”. Hãy xuất lại từ tệp gốc thành “CSV UTF-8”.',
  'import.binary-content': 'Tệp chứa dữ liệu nhị phân, không phải văn bản. Hãy lưu lại bảng thành “CSV UTF-8”.',
  'import.read-as-csv':
    'Đã đọc CSV: bảng mã {encoding}, dấu phân cách {delimiter}, xuống dòng {lineEnding}. Nếu các cột bị lệch, hãy lưu lại thành “CSV UTF-8”.',
  'import.csv-quote-open':
    'Dấu ngoặc kép mở ra mà không đóng, nên phần còn lại bị dồn vào một ô. Hãy thêm dấu đóng hoặc viết dấu ngoặc kép trong ô thành hai dấu ("").',
  'import.nfd-normalised': '{count} ô dùng chữ dựng sẵn kiểu tách dấu (NFD), đã ghép lại thành NFC. Không cần sửa gì.',
  'import.eth-replaced':
    '{count} ô dùng chữ “Ð” của bảng chữ khác thay cho “Đ”, ví dụ “{sample}”; đã đổi lại. Hãy sửa trong tệp gốc nếu còn dùng.',
  'import.invisible-removed': '{count} ô có ký tự ẩn, đã bỏ đi. Không cần sửa gì.',
  'import.read-as-xlsx': 'Đã đọc trang “{sheet}”. Nếu cần trang khác, hãy đưa trang đó lên đầu rồi tải lại.',
  'import.other-sheets-ignored': 'Không đọc các trang: {sheets}. Nếu cần, hãy lưu mỗi trang thành một tệp riêng.',
  'import.header-missing':
    'Không thấy dòng tiêu đề cột; dòng đầu trông như dữ liệu (“{sample}”). Hãy thêm một dòng tên cột ở trên cùng.',
  'import.title-rows-skipped':
    'Đã bỏ qua {count} dòng tên biểu; tiêu đề cột ở dòng {header}. Nếu sai, hãy xoá các dòng phía trên tiêu đề.',
  'import.numbering-row-skipped': 'Dòng này chỉ đánh số cột nên đã bỏ qua. Không cần sửa gì.',
  'import.total-row-skipped': 'Dòng “{label}” là dòng cộng nên đã bỏ qua. Nếu đây là dữ liệu thật, hãy đổi nhãn.',
  'import.column-duplicate':
    'Tên cột xuất hiện nhiều lần; cột sau được gọi là “{renamed}”. Hãy đặt tên khác nhau cho từng cột.',
  'import.column-unnamed': 'Cột có dữ liệu nhưng không có tên, tạm gọi là “{renamed}”. Hãy đặt tên cột.',
  'import.too-many-rows': 'Tệp có hơn {limit} dòng. Hãy chia thành nhiều tệp.',
  'import.too-many-columns': 'Bảng có hơn {limit} cột. Hãy xoá các cột không dùng.',
  'import.no-rows': 'Bảng chỉ có tiêu đề, không có dòng dữ liệu nào. Hãy kiểm tra lại tệp hoặc trang tính.',
  'import.row-too-long':
    'Dòng có {cells} ô trong khi tiêu đề có {expected} cột, nên các ô có thể bị lệch. Hãy đặt chữ có dấu phân cách trong ngoặc kép.',
  'import.row-too-short':
    'Dòng chỉ có {cells} ô trong khi tiêu đề có {expected} cột; các ô thiếu được để trống. Hãy kiểm tra chỗ xuống dòng.',
  'import.merged-cells-filled': '{count} vùng ô gộp đã được điền cho từng dòng. Nếu sai, hãy bỏ gộp ô trong tệp.',
  'import.cell-error': 'Ô báo lỗi {value}. Hãy sửa công thức hoặc nhập giá trị vào ô.',
  'import.formula-no-result': 'Công thức chưa có kết quả. Hãy mở bằng Excel, lưu lại hoặc dán dạng giá trị.',
  'import.read-as-geojson':
    'Đã đọc GeoJSON: {features} đối tượng, toạ độ theo thứ tự kinh độ, vĩ độ. Không cần sửa gì.',
  'import.json-invalid': 'Nội dung JSON sai cú pháp ({detail}). Hãy xuất lại tệp từ phần mềm GIS.',
  'import.json-too-deep': 'JSON lồng nhau quá {limit} tầng. Hãy xuất lại tệp từ phần mềm GIS.',
  'import.geojson-expected': 'Cần FeatureCollection hoặc Feature, nhưng gặp {found}. Hãy xuất lại tệp thành GeoJSON.',
  'import.topojson': 'Đây là TopoJSON. Hãy xuất lớp dữ liệu thành GeoJSON (QGIS: Export → GeoJSON).',
  'import.crs-unsupported':
    'Hệ toạ độ {crs} chưa được nhận. Hãy xuất lại theo WGS 84 (EPSG:4326); QGIS: Export → Save Features As → CRS EPSG:4326.',
  'import.property-nested':
    'Thuộc tính chứa cấu trúc lồng nhau, được đọc thành văn bản. Hãy tách thành các thuộc tính đơn.',
  'import.geometry-unsupported': 'Không nhận hình loại {type}. Hãy tách thành điểm, đường hoặc vùng.',
  'import.geometry-position': 'Toạ độ {position} không phải hai con số. Hãy xuất lại hình từ phần mềm GIS.',
  'import.geometry-swapped':
    'Toạ độ {position} bị đảo vĩ độ, kinh độ; GeoJSON viết kinh độ trước. Hãy đổi chỗ hai số rồi tải lại.',
  'import.geometry-metres':
    'Toạ độ {position} tính bằng mét (VN-2000 hoặc UTM). Hãy chuyển sang WGS 84 (EPSG:4326) rồi tải lại.',
  'import.geometry-range': 'Toạ độ {position} nằm ngoài phạm vi kinh độ, vĩ độ. Hãy kiểm tra lại điểm này.',
  'import.geometry-ring-open': 'Vòng {ring} chưa khép kín. Hãy để điểm cuối trùng điểm đầu.',
  'import.geometry-ring-short': 'Vòng {ring} chỉ có {positions} điểm; cần ít nhất 4. Hãy vẽ lại hoặc xoá vòng này.',
  'import.geometry-line-short': 'Đường cần ít nhất 2 điểm. Hãy vẽ lại hoặc xoá đối tượng.',
  'import.geometry-empty': 'Hình không có toạ độ nào. Hãy vẽ lại hoặc xoá đối tượng.',
  'import.column-unmatched': 'Cột này không ứng với trường nào nên sẽ không được nhập. Nếu cần, hãy tự chọn trường.',
  'import.field-missing': 'Thiếu cột cho trường bắt buộc “{field}”. Hãy chọn cột tương ứng hoặc thêm cột vào tệp.',
  'import.field-ambiguous': 'Chưa rõ trường “{field}” ứng với cột nào ({columns}). Hãy chọn một cột.',
  'import.code-column-unclear':
    'Chưa rõ cột nào là mã ({columns}), mà mã quyết định dòng nào là đối tượng đã có. Hãy chọn một cột, hoặc chọn “không có trong tệp”.',
  'import.value-empty': 'Ô để trống. Hãy nhập giá trị.',
  'import.number-invalid': '“{text}” không phải số. Hãy nhập chữ số, ví dụ 1217 hoặc 3,26.',
  'import.number-ambiguous':
    'Không rõ “{text}” là {asThousands} hay {asDecimal} vì cột dùng lẫn dấu chấm và dấu phẩy. Hãy viết thống nhất cả cột.',
  'import.number-style-comma':
    'Dấu phẩy được hiểu là dấu thập phân, dấu chấm ngăn hàng nghìn (1.217 là một nghìn…). Nếu sai, hãy viết lại cột.',
  'import.number-style-point':
    'Dấu chấm được hiểu là dấu thập phân, dấu phẩy ngăn hàng nghìn (3.26 là ba phẩy…). Nếu sai, hãy viết lại cột.',
  'import.number-style-assumed':
    'Không giá trị nào cho biết dấu thập phân, nên dấu chấm được hiểu là ngăn hàng nghìn. Nếu sai, hãy viết lại cột.',
  'import.number-style-mixed':
    'Cột dùng lẫn dấu chấm và dấu phẩy làm dấu thập phân. Hãy viết thống nhất, ví dụ đều dùng dấu phẩy.',
  'import.number-read-as': '“{text}” được hiểu là {value}. Nếu sai, hãy viết số không có dấu ngăn hàng nghìn.',
  'import.number-not-integer': '“{text}” phải là số nguyên. Hãy bỏ phần lẻ.',
  'import.number-out-of-range': '“{text}” nằm ngoài khoảng {min} đến {max}. Hãy kiểm tra lại số hoặc đơn vị.',
  'import.unit-unexpected':
    '“{text}” ghi đơn vị “{unit}” trong khi cột tính bằng “{expected}”. Hãy quy đổi về cùng đơn vị.',
  'import.date-invalid': '“{text}” không phải ngày. Hãy viết theo dạng ngày/tháng/năm, ví dụ 05/09/2025.',
  'import.date-impossible': 'Không có ngày “{text}” trên lịch. Hãy kiểm tra lại ngày và tháng.',
  'import.date-month-first': '“{text}” viết tháng trước ngày. Hãy viết ngày trước, ví dụ 25/12/2024.',
  'import.date-two-digit-year': '“{text}” chỉ có hai chữ số năm. Hãy viết đủ bốn chữ số.',
  'import.date-incomplete': '“{text}” thiếu ngày. Hãy viết đủ ngày/tháng/năm.',
  'import.date-serial': 'Số {serial} của Excel được hiểu là ngày {date}. Nếu sai, hãy định dạng ô thành ngày.',
  'import.date-future': 'Ngày {date} sau ngày {limit}. Hãy kiểm tra lại năm.',
  'import.boolean-invalid': '“{text}” không phải có/không. Hãy nhập “có”, “không”, “x” hoặc để trống.',
  'import.choice-unknown': 'Không có giá trị “{text}” trong danh mục. Hãy dùng một trong: {allowed}.',
  'import.choice-ambiguous': '“{text}” có thể là nhiều mục: {candidates}. Hãy viết rõ hơn hoặc dùng mã.',
  'import.code-padded': 'Mã “{text}” mất số 0 ở đầu, được hiểu là “{code}”. Hãy định dạng cột thành văn bản.',
  'import.code-invalid': '“{text}” không phải mã hợp lệ. Hãy dùng chữ cái không dấu, chữ số, “-”, “_”, “.” hoặc “/”.',
  'import.phone-invalid': '“{text}” không phải một số điện thoại Việt Nam. Hãy nhập một số, gồm cả số 0 và mã vùng.',
  'import.phone-zero-restored': 'Số “{text}” mất số 0 ở đầu, được hiểu là {phone}. Hãy định dạng cột thành văn bản.',
  'import.phone-no-area': 'Số “{text}” thiếu mã vùng. Hãy thêm mã vùng, ví dụ 0206 cho Cao Bằng.',
  'import.phone-filler': 'Số “{text}” giống số điền tạm. Hãy thay bằng số thật hoặc để trống.',
  'import.coordinates-invalid': '“{text}” không phải toạ độ. Hãy viết độ thập phân, ví dụ 22,67631 hoặc 22°40\'12"N.',
  'import.coordinates-range': 'Toạ độ “{text}” nằm ngoài phạm vi (vĩ độ ±90, kinh độ ±180). Hãy kiểm tra lại.',
  'import.coordinates-zero': 'Toạ độ 0, 0 là điểm chưa được đo. Hãy nhập toạ độ thật hoặc để trống.',
  'import.coordinates-swapped':
    'Vĩ độ và kinh độ “{text}” bị đổi chỗ, đã hiểu là {corrected}. Hãy kiểm tra rồi sửa tên hai cột.',
  'import.coordinates-metres':
    '“{text}” là toạ độ phẳng tính bằng mét (VN-2000 hoặc UTM). Hãy chuyển sang WGS 84 theo kinh tuyến trục của tỉnh rồi tải lại.',
  'import.coordinates-decimal-lost':
    '“{text}” có vẻ đã mất dấu thập phân khi mở bằng Excel. Hãy nhập lại từ tệp gốc với cột định dạng văn bản.',
  'import.outside-province': 'Điểm {text} nằm ngoài {province}. Hãy kiểm tra lại toạ độ hoặc bỏ dòng này.',
  'import.text-too-long': 'Chữ dài {length} ký tự, vượt mức {limit}. Hãy viết ngắn lại.',
  'import.phone-unusual':
    '“{text}” không giống một số điện thoại Việt Nam; được giữ nguyên như đã ghi. Hãy kiểm tra lại.',
  'import.code-generated':
    '{count} dòng không có mã nên được cấp mã tạo từ tên và vị trí, ví dụ “{sample}”. Nhập lại cùng tệp vẫn ra mã đó; nếu có mã thật, hãy thêm cột mã rồi tải lại.',
  'import.code-of-other-kind':
    'Mã “{code}” đang là của đối tượng loại khác ({kind}). Hãy đổi mã hoặc chọn đúng loại dữ liệu.',
  'import.value-refused': 'Giá trị không được nhận ({rule}). Hãy sửa ô này.',
  'import.lifecycle-assumed':
    '{count} đối tượng mới không ghi vòng đời nên được coi là “Đang sử dụng”. Nếu sai, hãy thêm cột “Vòng đời”.',
  'import.lifecycle-refused':
    'Không thể chuyển từ “{from}” sang “{to}”. Hãy giữ vòng đời đang có hoặc chuyển từng bước.',
  'import.location-missing': 'Không có tọa độ. Hãy nhập kinh độ và vĩ độ (WGS 84) cho dòng này.',
  'import.outside-boundaries':
    'Điểm {text} không nằm trong xã, phường nào của {province}. Hãy kiểm tra lại tọa độ hoặc bỏ dòng này.',
  'import.org-parent-unknown':
    'Chưa có đơn vị cấp trên “{text}”. Hãy ghi mã, tên hoặc tên tắt của đơn vị đã có, hoặc thêm đơn vị đó vào cùng tệp và ghi mã của nó.',
  'import.org-parent-loop':
    'Đơn vị cấp trên của “{code}” lại trực thuộc chính nó. Hãy sửa cột đơn vị cấp trên ở một trong các dòng này.',
  'import.org-unit-unknown':
    'Chưa có đơn vị hành chính “{text}”. Hãy nhập danh mục đơn vị hành chính trước, hoặc ghi đúng mã, tên của đơn vị đang có hiệu lực.',
  'import.org-unit-ambiguous': 'Có nhiều đơn vị hành chính tên “{text}”: {candidates}. Hãy ghi mã của đơn vị.',
  'import.org-name-taken': 'Tên “{text}” đã thuộc đơn vị mã {code}. Nếu là cùng một đơn vị, hãy dùng mã đó; nếu không, hãy đặt tên khác nhau.',
  'import.sector-unknown': 'Chưa có lĩnh vực “{text}”. Hãy dùng một trong các mã: {allowed}.',
  'import.owner-unknown':
    'Không tìm thấy đơn vị “{text}”. Hãy dùng mã, tên hoặc tên tắt như trong danh mục đơn vị.',
  'import.owner-ambiguous': '“{text}” có thể là nhiều đơn vị: {candidates}. Hãy dùng mã đơn vị.',
  'import.unit-unknown':
    'Không tìm thấy đơn vị hành chính “{text}”, nên không ghi. Hãy kiểm tra tên hoặc dùng mã xã.',
  'import.unit-ambiguous':
    '“{text}” có thể là nhiều đơn vị hành chính: {candidates}, nên không ghi. Hãy dùng mã xã.',
  'import.unit-differs':
    'Tệp ghi “{given}” nhưng tọa độ nằm trong {found}. Hãy kiểm tra lại tọa độ hoặc tên xã.',
  'import.near-border':
    'Chỉ cách ranh giới {unit} {metres} m. Hãy kiểm tra điểm này thuộc địa bàn nào; sau khi nhập, đánh dấu “Đã kiểm tra” ở trang của điểm.',
  'import.not-permitted':
    'Bạn không có quyền sửa dữ liệu ở nơi này (mã “{code}”). Hãy bỏ dòng này hoặc nhờ người phụ trách địa bàn nhập.',
  'import.near-existing':
    'Chỉ cách “{code}” đã có {metres} m và cùng đơn vị sở hữu, có thể là một vị trí. Hãy kiểm tra mã trước khi nhập.',
  'import.asset-unknown': 'Không có điểm nào mang mã “{code}”. Hãy nhập điểm đó trước hoặc sửa mã.',
  'import.level-derived':
    '{count} dòng không ghi cấp hoặc loại; đã suy ra từ mã và chữ đầu của tên (Xã, Phường…). Nếu sai, hãy thêm hai cột đó.',
  'import.kind-unclear':
    'Không rõ “{text}” là xã, phường, thị trấn hay cấp khác. Hãy thêm cột “Cấp” và “Loại”.',
  'import.valid-from-missing':
    'Đơn vị mới cần ngày bắt đầu hiệu lực. Hãy thêm cột “Hiệu lực từ”, ví dụ 01/07/2025.',
  'import.parent-unknown':
    'Không tìm thấy đơn vị cấp trên mã “{code}” đang có hiệu lực. Hãy nhập đơn vị cấp trên trước hoặc cùng tệp.',
  'import.predecessor-invalid':
    'Không đọc được đơn vị cũ “{text}”. Hãy ghi mã từng đơn vị, cách nhau bằng dấu “;”, ví dụ “01267; 01273@01/03/2020” (sau @ là ngày đơn vị cũ bắt đầu có hiệu lực).',
  'import.predecessor-unknown':
    'Chưa có đơn vị cũ mã {code} hết hiệu lực trước hoặc vào {on}. Hãy nhập đơn vị đó trước hoặc trong cùng tệp, có đủ “Hiệu lực từ” và “Hiệu lực đến”.',
  'import.predecessor-in-force':
    'Đơn vị cũ mã {code} vẫn còn hiệu lực sau {on}. Hãy ghi “Hiệu lực đến” cho đơn vị đó ở dòng của nó hoặc sửa lại mã.',
  'import.predecessor-ambiguous': 'Mã {code} đã thuộc nhiều đơn vị: {candidates}. Hãy ghi thêm ngày bắt đầu hiệu lực, ví dụ “{code}@01/03/2020”.',
  'import.periods-overlap':
    'Mã “{code}” đã thuộc về đơn vị khác có hiệu lực từ {from} đến {to}. Hãy kiểm tra ngày bắt đầu và kết thúc.',
  'import.area-expected':
    'Ranh giới phải là vùng, nhưng hình là {type}. Hãy xuất lại lớp ranh giới dạng vùng (Polygon).',
  'import.polygon-mended':
    'Ranh giới tự cắt hoặc chưa đúng ({reason}) và đã được sửa tự động. Hãy xem lại hình trên bản đồ sau khi nhập.',
  'import.polygon-empty': 'Ranh giới không còn diện tích sau khi sửa lỗi. Hãy vẽ lại vùng này.',
  'import.polygon-overlaps':
    'Ranh giới chồng lên {other} khoảng {hectares} ha. Hãy kiểm tra đường ranh chung.',
  'import.more-of-the-same':
    'Từ đây còn {count} chỗ cùng loại ({code}) không liệt kê. Hãy sửa các chỗ đã nêu rồi kiểm tra lại.',
  'import.duplicate-code': 'Mã “{code}” đã có ở dòng {other}. Hãy giữ một dòng hoặc đổi mã.',
  'import.near-duplicate':
    'Cách dòng {other} chỉ {metres} m và cùng đơn vị quản lý, có thể là một vị trí. Hãy kiểm tra và bỏ bớt nếu trùng.',
  'import.unit-asked': 'Chưa rõ “{text}” là đơn vị nào. Hãy chọn đơn vị ở mục “Đơn vị cần xác nhận”, hoặc sửa tên trong tệp.',
  'import.task-title': 'Chưa rõ việc: tên nhiệm vụ cần ít nhất 5 ký tự. Hãy ghi tên nhiệm vụ.',
  'import.task-lead': 'Chưa rõ người: thiếu đơn vị chủ trì. Hãy ghi một đơn vị.',
  'import.task-leads': 'Có {count} đơn vị chủ trì, mỗi nhiệm vụ chỉ một. Hãy để một đơn vị, chuyển các đơn vị khác sang cột phối hợp.',
  'import.task-lead-cannot': '{name} không nhận chủ trì nhiệm vụ trên hệ thống. Hãy chọn đơn vị khác.',
  'import.task-sector': 'Chưa rõ trách nhiệm: thiếu lĩnh vực. Hãy ghi lĩnh vực, hoặc chọn một giá trị cố định cho cả tệp ở bảng ghép cột.',
  'import.task-term': 'Chưa rõ thời gian: thiếu hạn hoàn thành. Hãy ghi ngày, hoặc hằng tuần, hằng tháng, hằng quý nếu không có hạn.',
  'import.draft-term': 'Chưa rõ thời gian: thiếu hạn hoàn thành. Dự thảo vẫn được ghi; hãy bổ sung trước khi giao.',
  'import.task-result': 'Chưa rõ sản phẩm: thiếu kết quả phải đạt. Hãy ghi sản phẩm.',
  'import.draft-result': 'Chưa rõ sản phẩm: thiếu kết quả phải đạt. Dự thảo vẫn được ghi; hãy bổ sung trước khi giao.',
  'import.task-due-past': 'Hạn hoàn thành đã qua. Hãy ghi ngày sau hôm nay, hoặc bỏ dòng này nếu việc đã xong.',
  'import.task-present': 'Kế hoạch đã có nhiệm vụ này ({code}), không ghi thêm. Không cần sửa gì.',
  'import.task-twice': 'Trùng tên và đơn vị chủ trì với dòng {other}, chỉ ghi một lần. Hãy sửa tên nếu là hai việc khác nhau.',
} as const;
